import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A node of the syntax tree; what else it holds depends on its type. */
export interface SyntaxNode {
  readonly type: string;
  /** Bytes, counted from 1. The properties of an object have none: their keys and values do. */
  readonly span: { readonly start: number; readonly end: number };
  readonly [field: string]: unknown;
}

/** A TypeScript file, parsed. Places are bytes from its beginning. */
export class Source {
  readonly nodes: readonly SyntaxNode[];
  private readonly bytes: Buffer;

  /** @param file from the root */
  constructor(
    root: string,
    readonly file: string,
  ) {
    this.bytes = readFileSync(join(root, file));
    const text = this.bytes.toString('utf8');
    this.nodes = [
      ...nodesIn(compiler().parseSync(text, { syntax: 'typescript', target: 'es2022' })),
    ];
  }

  /** Where a node begins and ends. */
  range({ span }: SyntaxNode): { readonly start: number; readonly end: number } {
    return { start: span.start - 1, end: span.end - 1 };
  }

  text(node: SyntaxNode): string {
    const { start, end } = this.range(node);
    return this.slice(start, end);
  }

  slice(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }

  /** Counted from 1. */
  line(byte: number): number {
    return this.bytes.toString('utf8', 0, byte).split('\n').length;
  }
}

/** Loaded when it is used, from the project that runs: no bundle can hold its binary. */
function compiler(): Pick<typeof import('@swc/core'), 'parseSync'> {
  return createRequire(join(process.cwd(), 'package.json'))('@swc/core');
}

/** The value as a node, if it is one, and of one of these types. */
export function asNode(value: unknown, ...types: readonly string[]): SyntaxNode | undefined {
  return isNode(value) && (types.length === 0 || types.includes(value.type)) ? value : undefined;
}

/** What an identifier or a text literal says; undefined for anything else. */
export function nameOf(value: unknown): string | undefined {
  const name = asNode(value, 'Identifier', 'StringLiteral')?.['value'];
  return typeof name === 'string' ? name : undefined;
}

function* nodesIn(value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
