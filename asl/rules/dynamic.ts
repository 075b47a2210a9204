import { isJsonataExpression } from '../jsonata-expression';

/** True for a string with a template's `${…}` in it: its value is filled in later. */
export function hasPlaceholder(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  // Not a regular expression: that would read to the end once for every `${` that nothing closes.
  const start = value.indexOf('${');
  return start !== -1 && value.includes('}', start);
}

/** True when a field's value is not known yet: a template fills it in, or JSONata computes it. */
export function isDynamic(value: unknown, queryLanguage: string): boolean {
  return hasPlaceholder(value) || (queryLanguage === 'JSONata' && isJsonataExpression(value));
}

/** What a number must keep. */
export interface NumberLimits {
  readonly least: number;
  readonly most: number;
  /** @default false */
  readonly integer?: boolean;
}

/** Why a value is not a number within limits, or undefined when it is (or is not known yet). */
export function numberFault(
  value: unknown,
  limits: NumberLimits,
  queryLanguage: string,
): string | undefined {
  if (value === undefined || isDynamic(value, queryLanguage)) return undefined;
  const integer = limits.integer === true;
  const right =
    typeof value === 'number' &&
    value >= limits.least &&
    value <= limits.most &&
    (!integer || Number.isInteger(value));
  if (right) return undefined;
  const range =
    limits.most === Infinity
      ? `at least ${limits.least}`
      : `from ${limits.least} to ${limits.most.toLocaleString('en')}`;
  return `${integer ? 'a whole number' : 'a number'} ${range}`;
}
