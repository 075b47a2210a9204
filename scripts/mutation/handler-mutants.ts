import { basename } from 'node:path';
import { alwaysTrueSource, guardsIn } from './expressions';
import { keyRemovals } from './handler-keys';
import type { Mutant } from './mutant';
import { fieldsOf } from './object-fields';
import { inPlaceOf, type Removal } from './removal';
import type { Source, SyntaxNode } from './source';

/** A mutant for each condition, `if_not_exists` and idempotency key in the code of handlers. */
export function handlerMutants(sources: readonly Source[]): Mutant[] {
  const keys = keyRemovals(sources);
  return sources.flatMap((source) => {
    const counts: Record<Removal['kind'], number> = { condition: 0, guard: 0, key: 0 };
    const removals = [
      ...source.nodes.flatMap((node) => conditionRemovals(source, node)),
      ...source.nodes.flatMap((node) => guardRemovals(source, node)),
      ...(keys.get(source) ?? []),
    ];
    return removals.map(({ kind, removed, ...edit }) => ({
      id: `${kind}/${basename(source.file, '.ts')}/${counts[kind]++}`,
      kind,
      place: `${source.file}:${source.line(edit.start)}`,
      removed,
      edit: { file: source.file, ...edit },
    }));
  });
}

function conditionRemovals(source: Source, node: SyntaxNode): Removal[] {
  return fieldsOf(node)
    .filter(({ name, isShort }) => name === 'ConditionExpression' && !isShort)
    .map(({ value }) => {
      const text = source.text(value);
      const removed = `writes without ${text}`;
      return inPlaceOf(source, value, {
        kind: 'condition',
        replacement: alwaysTrueSource(text),
        removed,
      });
    });
}

function guardRemovals(source: Source, node: SyntaxNode): Removal[] {
  if (node.type !== 'StringLiteral' && node.type !== 'TemplateElement') return [];
  const text = source.text(node);
  const { start } = source.range(node);
  return guardsIn(text).map((guard) => ({
    kind: 'guard',
    start: start + Buffer.byteLength(text.slice(0, guard.start)),
    end: start + Buffer.byteLength(text.slice(0, guard.end)),
    replacement: guard.value,
    removed: `writes without ${guard.text}`,
  }));
}
