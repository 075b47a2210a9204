import { ExpressionError } from './expression-error';
import { type ParsedPath, parsePath } from './json-path';

/** An intrinsic function taken apart: `States.Format('{} of {}', $.n, States.ArrayLength($.all))`. */
export interface IntrinsicCall {
  readonly kind: 'call';
  /** With its prefix: `States.Format`. Whether there is such a function is for the caller to say. */
  readonly name: string;
  readonly arguments: readonly IntrinsicArgument[];
}

/** An argument of an intrinsic function. */
export type IntrinsicArgument =
  | IntrinsicCall
  | { readonly kind: 'path'; readonly text: string; readonly path: ParsedPath }
  | {
      readonly kind: 'string';
      /** The text meant: escapes resolved. */
      readonly value: string;
      /** The text between the quotes as written: `States.Format` must tell `\{` from `{`. */
      readonly raw: string;
    }
  | { readonly kind: 'literal'; readonly value: number | boolean | null };

/**
 * Reads an intrinsic function.
 *
 * Source: https://states-language.net/spec.html#intrinsic-functions
 * @throws ExpressionError when brackets or quotes do not balance, an argument is not readable, or calls are
 * nested deeper than the service takes.
 */
export function parseIntrinsic(text: string): IntrinsicCall {
  const reader = new Reader(text);
  const call = reader.call();
  reader.end();
  return call;
}

/**
 * Calls inside a call. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * ("up to 10", which leaves open whether the outermost counts: the larger reading is taken).
 */
const MAX_NESTED_CALLS = 10;

const NAME = /States\.\w+/y;
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,)])/y;
const STRING = /'((?:[^'\\]|\\.)*)'/sy;
const SPACE = /\s*/y;

class Reader {
  private offset = 0;

  constructor(private readonly text: string) {}

  call(nesting = 0): IntrinsicCall {
    if (nesting > MAX_NESTED_CALLS) this.fail(`calls nested more than ${MAX_NESTED_CALLS} deep`);
    const name = this.match(NAME)?.[0];
    if (name === undefined) this.fail("a function such as 'States.Format' expected");
    this.expect('(');
    const args: IntrinsicArgument[] = [];
    if (!this.accept(')')) {
      do args.push(this.argument(nesting));
      while (this.accept(','));
      this.expect(')');
    }
    return { kind: 'call', name, arguments: args };
  }

  end(): void {
    this.match(SPACE);
    if (this.offset < this.text.length) this.fail('nothing expected after the closing bracket');
  }

  private argument(nesting: number): IntrinsicArgument {
    this.match(SPACE);
    const sign = this.text[this.offset];
    if (sign === "'") return this.string();
    if (sign === '$') return this.path();
    if (this.text.startsWith('States.', this.offset)) return this.call(nesting + 1);
    const literal = this.match(LITERAL)?.[0];
    if (literal === undefined) {
      this.fail('an argument expected: a path, a number, a quoted string, true, false, null');
    }
    return { kind: 'literal', value: JSON.parse(literal) as number | boolean | null };
  }

  private string(): IntrinsicArgument {
    const raw = this.match(STRING)?.[1];
    if (raw === undefined) this.fail('the quote is never closed');
    return { kind: 'string', raw, value: raw.replace(/\\(.)/gs, '$1') };
  }

  /** A path runs to the comma or bracket that is not inside brackets or quotes of its own. */
  private path(): IntrinsicArgument {
    const start = this.offset;
    let depth = 0;
    let quote = '';
    for (; this.offset < this.text.length; this.offset++) {
      const sign = this.text[this.offset] ?? '';
      if (quote !== '') {
        if (sign === '\\') this.offset++;
        else if (sign === quote) quote = '';
      } else if (depth > 0 && (sign === "'" || sign === '"')) quote = sign;
      else if (sign === '[' || sign === '(') depth++;
      else if (depth === 0 && (sign === ',' || sign === ')')) break;
      else if (sign === ']' || sign === ')') depth--;
    }
    const text = this.text.slice(start, this.offset).trim();
    return { kind: 'path', text, path: parsePath(text) };
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) {
      const met = this.text[this.offset];
      this.fail(`'${sign}' expected, not ${met === undefined ? 'the end' : `'${met}'`}`);
    }
  }

  private accept(sign: string): boolean {
    this.match(SPACE);
    if (this.text[this.offset] !== sign) return false;
    this.offset++;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text);
    if (found) this.offset += found[0].length;
    return found;
  }

  private fail(message: string): never {
    throw new ExpressionError(`${message} (at character ${this.offset + 1})`, this.offset);
  }
}
