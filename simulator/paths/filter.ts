import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json } from '../../asl/json';
import { isReferencePath, parsePath } from '../../asl/json-path';
import { follow } from './follow';

/** Whether a filter lets an item pass. */
export type Filter = (item: Json) => boolean;

/** What stands at one side of a comparison. Undefined when the item has no such field. */
type Operand = (item: Json) => Json | undefined;

/**
 * Compiles what is between `[?(` and `)]`: fields of the item (`@.a.b[0]`), compared with literals or with one another,
 * or asked for alone, which is true when the item has them; `&&`, `||`, `!` and parentheses. Types are never converted.
 *
 * Only objects pass. Functions, lexical operators (`in`, `subsetof`), regular expressions and references to anything
 * but the item are not supported: a filter with one is refused.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 * @throws TypeError when the text is no such filter
 */
export function compileFilter(text: string): Filter {
  const tokens = new Tokens(text);
  const holds = anyOf(tokens);
  tokens.expectEnd();
  return (item) => isJsonObject(item) && holds(item);
}

function anyOf(tokens: Tokens): Filter {
  const first = allOf(tokens);
  if (!tokens.take('||')) return first;
  const rest = anyOf(tokens);
  return (item) => first(item) || rest(item);
}

function allOf(tokens: Tokens): Filter {
  const first = condition(tokens);
  if (!tokens.take('&&')) return first;
  const rest = allOf(tokens);
  return (item) => first(item) && rest(item);
}

function condition(tokens: Tokens): Filter {
  if (tokens.take('!')) {
    const inner = condition(tokens);
    return (item) => !inner(item);
  }
  if (tokens.take('(')) {
    const inner = anyOf(tokens);
    tokens.expect(')');
    return inner;
  }
  const left = operand(tokens);
  const compare = tokens.takeOneOf(COMPARISONS);
  if (compare === undefined) return (item) => left(item) !== undefined;
  const right = operand(tokens);
  return (item) => compare(left(item), right(item));
}

function operand(tokens: Tokens): Operand {
  const text = tokens.takeOperand();
  if (!text.startsWith('@')) {
    const literal = /^['"]/.test(text) ? unquoted(text) : (JSON.parse(text) as Json);
    return () => literal;
  }
  const path = parsePath(`$${text.slice(1)}`);
  if (!isReferencePath(path))
    throw new TypeError(`${text} in a filter; allowed: names and indices`);
  return (item) => follow(item, path.segments);
}

const unquoted = (text: string): string => text.slice(1, -1).replace(/\\(.)/gs, '$1');

type Comparison = (left: Json | undefined, right: Json | undefined) => boolean;

const ordered =
  (holds: (left: string | number, right: string | number) => boolean): Comparison =>
  (left, right) =>
    (typeof left === 'number' && typeof right === 'number' && holds(left, right)) ||
    (typeof left === 'string' && typeof right === 'string' && holds(left, right));

const equal: Comparison = (left, right) =>
  left !== undefined && (left === right || isDeepStrictEqual(left, right));

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['==', equal],
  ['===', equal],
  ['!=', (left, right) => !equal(left, right)],
  ['!==', (left, right) => !equal(left, right)],
  ['<', ordered((left, right) => left < right)],
  ['<=', ordered((left, right) => left <= right)],
  ['>', ordered((left, right) => left > right)],
  ['>=', ordered((left, right) => left >= right)],
]);

const NAME = String.raw`\.[^\s.,'"()[\]{}@?=<>!&|]+`;
const QUOTED = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const OPERAND = new RegExp(
  String.raw`^(?:@(?:${NAME}|\[(?:-?\d+|${QUOTED})\])*|${QUOTED}|(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))`,
  's',
);

/** What is left of a filter's text. */
class Tokens {
  private rest: string;

  constructor(private readonly text: string) {
    this.rest = text.trim();
  }

  take(sign: string): boolean {
    if (!this.rest.startsWith(sign)) return false;
    this.rest = this.rest.slice(sign.length).trimStart();
    return true;
  }

  expect(sign: string): void {
    if (!this.take(sign)) throw this.unexpected(sign);
  }

  expectEnd(): void {
    if (this.rest !== '') throw this.unexpected('&&, || or the end');
  }

  takeOperand(): string {
    const [found] = OPERAND.exec(this.rest) ?? [];
    if (found === undefined) throw this.unexpected('@ with names and indices, or a literal');
    this.take(found);
    return found;
  }

  /** What the sign of a comparison that comes next stands for; undefined when none comes. */
  takeOneOf<T>(signs: ReadonlyMap<string, T>): T | undefined {
    const [sign = ''] = /^[=!<>]+/.exec(this.rest) ?? [];
    if (signs.has(sign)) this.take(sign);
    return signs.get(sign);
  }

  private unexpected(allowed: string): TypeError {
    const met = this.rest === '' ? 'ends too early' : `has '${this.rest}'`;
    return new TypeError(`the filter '${this.text}' ${met}; allowed here: ${allowed}`);
  }
}
