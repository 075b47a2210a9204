/**
 * An error whose `name` is given as data. Lambda reports that name and Step Functions matches it against
 * `ErrorEquals`, so it must not come from a class name, which a minifier shortens.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-handling-error-conditions.html
 */
class NamedError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/**
 * An error to throw from a handler. Name it from the workflow's own list, for example `ORDER_ERRORS.invalidOrder`.
 * The message ends in the execution's history and in logs: never put a token, a secret or a body into it.
 */
export function errorNamed(name: string, message: string): Error {
  return new NamedError(name, message);
}

/**
 * The name of whatever was thrown; `UnknownError` where it has none. Safe to log, unlike a message.
 * Not by `instanceof`: a DOMException (a timeout of fetch) need not be of our own realm's Error.
 */
export function nameOf(error: unknown): string {
  const { name } = Object(error) as { readonly name?: unknown };
  return typeof name === 'string' && name !== '' ? name : 'UnknownError';
}
