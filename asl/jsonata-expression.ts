import { ExpressionError } from './expression-error';
import { isJsonObject } from './json';
import { contextReads } from './jsonata-context';

/** What a JSONata expression refers to. */
export interface JsonataReferences {
  /** Variables read that the expression does not bind itself, without the `$`. */
  readonly variables: ReadonlySet<string>;
  /** Functions called that it does not bind itself, without the `$`. */
  readonly functions: ReadonlySet<string>;
  /** Paths from `$states`, dotted: `context.Task.Token`, `input.order.id`. */
  readonly statesPaths: readonly string[];
  /** What it reads of a context item, of which Step Functions gives none: names, `$` and `$$`. */
  readonly contextReads: ReadonlySet<string>;
}

/** True for a string that is a JSONata expression to Step Functions: `{% … %}` from end to end. */
export function isJsonataExpression(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');
}

/**
 * Parses the inside of `{% … %}` and says what it refers to. Nothing is evaluated.
 *
 * @throws ExpressionError when the expression is nested too deeply; otherwise the parser's own objects, whose
 * message says what was met and where.
 */
export function jsonataReferences(expression: string): JsonataReferences {
  const tree = parse(expression.slice(2, -2));
  const bound = new Set<string>();
  const called = new Map<unknown, string>();
  const read = new Set<string>();
  const statesPaths: string[] = [];
  for (const node of nodesOf(tree)) {
    const callee = calleeOf(node);
    if (callee) called.set(callee, String(callee['value']));
    const value = node['value'];
    if (node['type'] === 'variable' && typeof value === 'string' && !called.has(node)) {
      read.add(value);
    }
    if (node['type'] === 'path') {
      const path = statesPath(node['steps']);
      if (path !== undefined) statesPaths.push(path);
    }
    for (const name of boundNames(node)) bound.add(name);
  }
  // `$` and `$$` are read as the variables '' and '$'; `$states` is always there.
  const isFree = (name: string): boolean => !bound.has(name) && !['', '$', 'states'].includes(name);
  return {
    variables: new Set([...read].filter(isFree)),
    functions: new Set([...called.values()].filter(isFree)),
    statesPaths,
    // No place has a root: not even a predicate may read it.
    contextReads: new Set([...contextReads(tree), ...(read.has('$') ? ['$$'] : [])]),
  };
}

/** Loaded when the first expression is met: definitions in JSONPath, ours among them, need not wait for it. */
function parse(source: string): unknown {
  const jsonata = require('jsonata') as typeof import('jsonata');
  try {
    return jsonata(source).ast();
  } catch (error) {
    // The parser calls itself for every bracket and operator; what fills the stack, the service cannot read either.
    if (error instanceof RangeError)
      throw new ExpressionError('nested too deeply to be read', source.length);
    throw error;
  }
}

type Node = { readonly [field: string]: unknown };

/** Every node of the syntax tree. The tree may share nodes, so each is met once. */
function* nodesOf(root: unknown): Generator<Node> {
  const met = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null || met.has(node)) continue;
    met.add(node);
    if (isJsonObject(node)) yield node;
    // One by one: a list may hold more than a call can take as arguments.
    for (const value of Object.values(node)) waiting.push(value);
  }
}

/** The variable that a call names: `$f(x)`, `$f(?, x)` and `x ~> $f`. A tree's callers are met before it. */
function calleeOf(node: Node): Node | undefined {
  const { type, procedure, rhs } = node;
  const callee = type === 'apply' ? rhs : type === 'function' || type === 'partial' ? procedure : 0;
  return isJsonObject(callee) && callee['type'] === 'variable' ? callee : undefined;
}

/** Names that a node binds: function parameters, `:=`, and the `@$v` and `#$i` of a path step. */
function* boundNames(node: Node): Generator<string> {
  const targets: unknown[] = [];
  if (node['type'] === 'lambda' && Array.isArray(node['arguments'])) {
    targets.push(...node['arguments']);
  }
  if (node['type'] === 'bind') targets.push(node['lhs']);
  for (const target of targets) {
    if (isJsonObject(target) && typeof target['value'] === 'string') yield target['value'];
  }
  for (const key of ['focus', 'index']) {
    const name = node[key];
    if (typeof name === 'string') yield name;
  }
}

function statesPath(steps: unknown): string | undefined {
  if (!Array.isArray(steps)) return undefined;
  const [first, ...rest] = steps.filter(isJsonObject);
  if (first?.['type'] !== 'variable' || first['value'] !== 'states') return undefined;
  const names: string[] = [];
  for (const step of rest) {
    if (step['type'] !== 'name' && step['type'] !== 'string') break;
    names.push(String(step['value']));
  }
  return names.join('.');
}
