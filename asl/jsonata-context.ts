import { isJsonObject } from './json';

type Node = { readonly [field: string]: unknown };

/**
 * What a JSONata expression reads of the item that it is evaluated on: names, and `$` itself. Step Functions evaluates
 * without one, and refuses what would read it ("Reference to 'phone' at the top level is not supported").
 *
 * The item of an expression is also the one of its operands, arguments and lambda bodies. A later step of a path, a
 * predicate, an order or a group has one of its own, the value found so far, and may read that.
 *
 * Source: expressions that AWS's ValidateStateMachineDefinition was asked about, as recorded in
 * https://github.com/floci-io/floci (JsonataTopLevelReferencesTest)
 * @param root a syntax tree, as the parser of jsonata gives it
 */
export function contextReads(root: unknown): ReadonlySet<string> {
  const reads = new Set<string>();
  // A list of work rather than recursion: `a + b + c …` nests as deep as it is long.
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isJsonObject(node)) continue;
    const read = ownRead(node);
    if (read !== undefined) reads.add(read);
    // One by one: a list may hold more than a call can take as arguments.
    for (const part of partsOnSameItem(node).toReversed()) waiting.push(part);
  }
  return reads;
}

function ownRead({ type, value }: Node): string | undefined {
  if (type === 'name') return String(value);
  // The parser reads `$` as the variable ''.
  return type === 'variable' && value === '' ? '$' : undefined;
}

function partsOnSameItem(node: Node): readonly unknown[] {
  switch (node['type']) {
    case 'path':
      return listOf(node['steps']).slice(0, 1);
    case 'unary':
      // `-x`, `[x, y]` and `{k: v}`.
      return [node['expression'], ...listOf(node['expressions']), ...listOf(node['lhs']).flat()];
    case 'binary':
    case 'apply':
      return [node['lhs'], node['rhs']];
    case 'bind':
      return [node['rhs']];
    case 'function':
    case 'partial':
      return [node['procedure'], ...listOf(node['arguments'])];
    case 'lambda':
      return [node['body']];
    case 'condition':
      return [node['condition'], node['then'], node['else']];
    case 'block':
      return listOf(node['expressions']);
    default:
      return [];
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
