/** Stands between the handlers and every fake service, so that a test can fail or reorder any single call. */
export interface Effects {
  /** Calls so far, by name, in order. */
  readonly calls: string[];
  /** What happens to the call with this index; unset, all calls go through. */
  fault:
    | { readonly index: number; readonly mode: 'before' | 'after'; readonly error: Error }
    | undefined;
  /** Awaited before each call; a test that interleaves replaces it. */
  gate: () => Promise<void>;
  run<T>(name: string, effect: () => T): Promise<T>;
}

/** Calls that all go through, at once, until a test says otherwise. */
export function makeEffects(): Effects {
  const effects: Effects = {
    calls: [],
    fault: undefined,
    gate: async () => {},
    async run(name, effect) {
      await effects.gate();
      const index = effects.calls.push(name) - 1;
      const fault = effects.fault?.index === index ? effects.fault : undefined;
      if (fault?.mode === 'before') {
        throw fault.error;
      }
      const result = effect();
      if (fault?.mode === 'after') {
        throw fault.error;
      }
      return result;
    },
  };
  return effects;
}

/** An error with a name, as services throw them. */
export function fault(name: string, message = 'injected'): Error {
  return Object.assign(new Error(message), { name });
}
