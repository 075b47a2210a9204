/** What a shell expects of a process that a signal has ended: 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Does some work that holds on to something. On Ctrl-C, or when the process is told to end, that is let go first, and the
 * work left as it is. Work that holds nothing is ended by the signal itself: a run that computes without a pause would
 * never come to a listener.
 */
export async function untilInterrupted<Result>(
  work: () => Promise<Result>,
  letGo: (() => Promise<void>) | undefined,
): Promise<Result> {
  if (letGo === undefined) return work();
  const listeners = Object.entries(EXIT_CODES).map(([signal, code]) => {
    const listener = (): void => {
      void letGo().finally(() => process.exit(code));
    };
    process.once(signal, listener);
    return { signal, listener };
  });
  try {
    return await work();
  } finally {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  }
}
