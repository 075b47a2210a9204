/**
 * The value of an environment variable that a handler cannot do without. Called while the module loads, so
 * that a misconfigured function fails at its first start and not at its first order.
 * @throws Error naming the variable, if it is not set or empty
 */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`environment variable ${name} is not set; it must be a text of 1 or more`);
  }
  return value;
}

/** The value of an environment variable that only some environments set; `undefined` elsewhere. */
export function optionalEnv(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

/**
 * The value of one that must be a whole number of 1 or more, such as a time in milliseconds.
 * @throws Error naming the variable, what it holds and what it may hold
 */
export function requireIntegerEnv(name: string): number {
  const value = requireEnv(name);
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new Error(`environment variable ${name} is '${value}'; it must be an integer above 0`);
  }
  return Number(value);
}
