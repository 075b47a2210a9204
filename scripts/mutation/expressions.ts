/** DynamoDB's expressions without what makes a write safe. They stay valid: every placeholder is still used. */

/** Never written by anything, so that its absence is certain. */
const ABSENT = 'attribute_not_exists(mutated)';

const GUARD = /if_not_exists\([^,()]+,\s*([^()]+)\)/g;

/** A condition that always holds. */
export function alwaysTrue(condition: string): string {
  return `(${condition}) OR ${ABSENT}`;
}

/** The same for the source of an expression that gives a condition. */
export function alwaysTrueSource(source: string): string {
  return `'(' + (${source}) + ') OR ${ABSENT}'`;
}

/** An `if_not_exists(a, :b)` in a text. */
export interface Guard {
  /** First character, and the one after the last. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is written in any case without it: `:b`. */
  readonly value: string;
}

/** Every `if_not_exists` of a text, in order. */
export function guardsIn(text: string): Guard[] {
  return [...text.matchAll(GUARD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    value: match[1] ?? '',
  }));
}
