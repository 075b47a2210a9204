/** Evaluates the part of DynamoDB's expression language that the handlers use, and refuses the rest as AWS does. */

export type Item = Record<string, unknown>;

/** What an expression may refer to. */
export interface Placeholders {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reserved words that could pass for one of our attributes. */
const RESERVED = new Set([
  'STATUS',
  'STATE',
  'TOKEN',
  'TTL',
  'NAME',
  'ITEMS',
  'KEY',
  'VALUE',
  'DATA',
]);

function validation(message: string): Error {
  return Object.assign(new Error(message), { name: 'ValidationException' });
}

/** A cursor over an expression. Remembers which placeholders were used. */
class Reader {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(
    expression: string,
    private readonly placeholders: Placeholders,
    private readonly used: Set<string>,
    private readonly item: Item | undefined,
  ) {
    this.tokens = expression.match(/[#:]?\w+|<>|<=|>=|[=<>(),]|\S/g) ?? [];
  }

  peek(): string | undefined {
    return this.tokens[this.position];
  }

  next(): string {
    const token = this.tokens[this.position];
    if (token === undefined) {
      throw validation('expression ends too early');
    }
    this.position += 1;
    return token;
  }

  accept(...wanted: readonly string[]): string | undefined {
    const token = this.peek();
    return token !== undefined && wanted.includes(token) ? this.next() : undefined;
  }

  expect(wanted: string): void {
    const token = this.next();
    if (token !== wanted) {
      throw validation(`expected ${wanted}, found ${token}`);
    }
  }

  path(): string {
    const token = this.next();
    if (token.startsWith('#')) {
      const name = this.placeholders.names[token];
      if (name === undefined) {
        throw validation(`${token} is not defined`);
      }
      this.used.add(token);
      return name;
    }
    if (!/^[A-Za-z]\w*$/.test(token) || RESERVED.has(token.toUpperCase())) {
      throw validation(`${token} is reserved or no attribute`);
    }
    return token;
  }

  operand(): unknown {
    const left = this.term();
    return this.accept('+') === undefined ? left : Number(left) + Number(this.term());
  }

  private term(): unknown {
    if (this.accept('if_not_exists') !== undefined) {
      this.expect('(');
      const path = this.path();
      this.expect(',');
      const fallback = this.operand();
      this.expect(')');
      return this.read(path) ?? fallback;
    }
    const token = this.peek() ?? '';
    if (!token.startsWith(':')) {
      return this.read(this.path());
    }
    if (this.placeholders.values[this.next()] === undefined) {
      throw validation(`${token} is not defined`);
    }
    this.used.add(token);
    return this.placeholders.values[token];
  }

  // A method, for `item?.[path()]` would not read the path where there is no item.
  private read(path: string): unknown {
    return this.item?.[path];
  }

  anyOf(): boolean {
    let result = this.allOf();
    while (this.accept('OR') !== undefined) {
      const right = this.allOf();
      result = result || right;
    }
    return result;
  }

  private allOf(): boolean {
    let result = this.single();
    while (this.accept('AND') !== undefined) {
      const right = this.single();
      result = result && right;
    }
    return result;
  }

  private single(): boolean {
    if (this.accept('(') !== undefined) {
      const result = this.anyOf();
      this.expect(')');
      return result;
    }
    const test = this.accept('attribute_exists', 'attribute_not_exists');
    if (test !== undefined) {
      this.expect('(');
      const present = this.read(this.path()) !== undefined;
      this.expect(')');
      return present === (test === 'attribute_exists');
    }
    const left = this.operand();
    const operator = this.next();
    if (operator === 'IN') {
      this.expect('(');
      const options = [this.operand()];
      while (this.accept(',') !== undefined) {
        options.push(this.operand());
      }
      this.expect(')');
      return left !== undefined && options.includes(left);
    }
    const right = this.operand();
    if (operator === '=') {
      return left !== undefined && left === right;
    }
    if (operator === '<>') {
      return left !== right;
    }
    throw validation(`operator ${operator} is not known here`);
  }
}

/** Whether a condition holds for an item; `undefined` stands for no item. */
export function holds(
  expression: string,
  placeholders: Placeholders,
  item: Item | undefined,
  used: Set<string>,
): boolean {
  const reader = new Reader(expression, placeholders, used, item);
  const result = reader.anyOf();
  if (reader.peek() !== undefined) {
    throw validation(`unexpected ${reader.peek()}`);
  }
  return result;
}

/** The item that a SET and REMOVE expression leaves. Every operand is read from the item as it was. */
export function applyUpdate(
  expression: string,
  placeholders: Placeholders,
  before: Item,
  used: Set<string>,
): Item {
  const reader = new Reader(expression, placeholders, used, before);
  const after = { ...before };
  while (reader.peek() !== undefined) {
    const clause = reader.next();
    if (clause !== 'SET' && clause !== 'REMOVE') {
      throw validation(`unexpected ${clause}`);
    }
    do {
      const path = reader.path();
      if (clause === 'SET') {
        reader.expect('=');
        after[path] = reader.operand();
      } else {
        delete after[path];
      }
    } while (reader.accept(',') !== undefined);
  }
  return after;
}
