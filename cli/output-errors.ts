import { EXIT_USAGE } from './exit-codes';

/**
 * Takes the errors of the output streams, which would end the process with a stack trace. A reader that has seen
 * enough (EPIPE: `… | head -1`) is no failure: the exit code stays what it was. Anything else, a full disk say,
 * means that the output is not whole: one line on stderr, and exit code 2.
 *
 * Calling it again changes nothing.
 */
export function handleOutputErrors(): void {
  for (const [stream, handler] of [
    [process.stdout, onStdoutError],
    [process.stderr, onStderrError],
  ] as const) {
    if (!stream.listeners('error').includes(handler)) stream.on('error', handler);
  }
}

function onStdoutError({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return;
  const known: Readonly<Record<string, string>> = { ENOSPC: 'no space left on device' };
  process.stderr.write(`error: cannot write to stdout: ${known[code ?? ''] ?? code ?? message}\n`);
  process.exitCode = EXIT_USAGE;
}

/** There is nowhere left to say it. */
function onStderrError({ code }: NodeJS.ErrnoException): void {
  if (code !== 'EPIPE') process.exitCode = EXIT_USAGE;
}
