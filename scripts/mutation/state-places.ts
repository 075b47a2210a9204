import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowName } from '../../config/project';
import { asNode, nameOf, Source, type SyntaxNode } from './source';

/**
 * Where a workflow's own modules write the name of each state, as `workflows/order.ts:34`: where it is a key with the
 * state as its value, or else where it first stands as a text. A name that is put together has no place.
 */
export function statePlaces(root: string, workflow: WorkflowName): ReadonlyMap<string, string> {
  const ownModule = new RegExp(`^${workflow}(-.*)?\\.ts$`);
  const sources = readdirSync(join(root, 'workflows'))
    .filter((file) => ownModule.test(file))
    .map((file) => new Source(root, `workflows/${file}`));
  const texts = sources.flatMap((source) => placesIn(source, textNode));
  const keys = sources.flatMap((source) => placesIn(source, keyOfObject));
  // Of places for one name, a map keeps the last: the first key before any text.
  return new Map([...texts.toReversed(), ...keys.toReversed()]);
}

function placesIn(
  source: Source,
  named: (node: SyntaxNode) => SyntaxNode | undefined,
): (readonly [name: string, place: string])[] {
  return source.nodes.flatMap((node) => {
    const found = named(node);
    const name = nameOf(found);
    if (found === undefined || name === undefined) return [];
    return [[name, `${source.file}:${source.line(source.range(found).start)}`] as const];
  });
}

const textNode = (node: SyntaxNode) => asNode(node, 'StringLiteral');

const keyOfObject = ({ type, key, value }: SyntaxNode) =>
  type === 'KeyValueProperty' && asNode(value, 'ObjectExpression') ? asNode(key) : undefined;
