import { isJsonObject } from '../../asl/json';

/**
 * What tests say about a tree:
 * - `red`: a test failed, the first of which is named;
 * - `green`: none did;
 * - `broken`: a test file could not be run, or none was. That says nothing about behaviour.
 */
export type Verdict =
  | { readonly kind: 'green'; readonly tests: number }
  | { readonly kind: 'red'; readonly by: string }
  | { readonly kind: 'broken'; readonly says: string };

const MAX_TEXT = 400;

/** The verdict in a line of `reporter.cjs`; undefined for any other line. */
export function verdictIn(line: string): Verdict | undefined {
  const told = parsed(line);
  switch (told?.['kind']) {
    case 'red':
      return { kind: 'red', by: String(told['by']) };
    case 'broken':
      return { kind: 'broken', says: String(told['says']).slice(0, MAX_TEXT) };
    case 'green':
      return told['tests'] === 0
        ? { kind: 'broken', says: 'no test ran' }
        : { kind: 'green', tests: Number(told['tests']) };
    default:
      return undefined;
  }
}

function parsed(line: string) {
  try {
    const value: unknown = JSON.parse(line);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
