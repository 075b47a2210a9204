/** An option of a local run that says something impossible. The message is one line for who wrote it. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}
