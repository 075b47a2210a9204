/** What was asked for cannot be done as asked: the command prints this one line on stderr and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
