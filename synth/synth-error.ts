/** What stops a synth through its author's mistake: the message says all, a stack trace would only hide it. */
export class SynthError extends Error {}
