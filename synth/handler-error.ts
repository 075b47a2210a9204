import { SynthError } from './synth-error';

/** A handler that is not there or does not compile. */
export class HandlerError extends SynthError {
  override readonly name = 'HandlerError';
}
