/** Standard output while code that is not ours runs: what that code prints goes to standard error. */
export interface OwnStdout {
  write(text: string): void;
  /** Gives standard output back to everybody. */
  release(): void;
}

/** Keeps standard output to the caller, so that what handlers log does not end in a JSON document. */
export function ownStdout(): OwnStdout {
  const { stdout, stderr } = process;
  const write = stdout.write;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return {
    write: (text) => {
      write.call(stdout, text);
    },
    release: () => {
      stdout.write = write;
    },
  };
}
