import { ExpressionError } from './expression-error';
import { isJsonObject } from './json';

/** What a JSONata expression refers to. */
export interface JsonataReferences {
  /** Variables read that the expression does not bind itself, without the `$`. */
  readonly variables: ReadonlySet<string>;
  /** Paths from `$states`, dotted: `context.Task.Token`, `input.order.id`. */
  readonly statesPaths: readonly string[];
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
  const bound = new Set<string>();
  const read = new Set<string>();
  const statesPaths: string[] = [];
  for (const node of nodesOf(parse(expression.slice(2, -2)))) {
    const value = node['value'];
    if (node['type'] === 'variable' && typeof value === 'string') read.add(value);
    if (node['type'] === 'path') {
      const path = statesPath(node['steps']);
      if (path !== undefined) statesPaths.push(path);
    }
    for (const name of boundNames(node)) bound.add(name);
  }
  // `$` and `$$` are read as the variables '' and '$'; `$states` is always there.
  const variables = [...read].filter((name) => /^\w/.test(name) && !bound.has(name));
  return { variables: new Set(variables.filter((name) => name !== 'states')), statesPaths };
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
