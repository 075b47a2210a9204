import { fieldsOf, type ObjectField } from './object-fields';
import { inPlaceOf, type Removal } from './removal';
import { asNode, nameOf, type Source, type SyntaxNode } from './source';

/** Fields that carry a key to a service. */
const KEYS = new Set([
  'idempotency-key',
  'idempotencyKey',
  'clientToken',
  'ClientToken',
  'ClientRequestToken',
  'MessageDeduplicationId',
]);

/** What a service takes as the key of a request, under a name that does not say so. */
const KEY_OF_COMMAND: Readonly<Record<string, string>> = { StartExecutionCommand: 'name' };

const RANDOM = 'globalThis.crypto.randomUUID()';

/** Every idempotency key that the code gives away: in a field, or for a parameter `idempotencyKey`. */
export function keyRemovals(sources: readonly Source[]): ReadonlyMap<Source, readonly Removal[]> {
  const positions = new Map(sources.flatMap(methodsWithKey));
  return new Map(
    sources.map((source) => [
      source,
      source.nodes.flatMap((node) => [
        ...inFields(source, node),
        ...inCommand(source, node),
        ...inArguments(source, node, positions),
      ]),
    ]),
  );
}

function inFields(source: Source, node: SyntaxNode): Removal[] {
  return fieldsOf(node)
    .filter(({ name }) => KEYS.has(name))
    .map((field) => randomField(source, field, `sends a new ${field.name} each time`));
}

function inCommand(source: Source, node: SyntaxNode): Removal[] {
  if (node.type !== 'NewExpression') return [];
  const command = nameOf(node['callee']) ?? '';
  const key = KEY_OF_COMMAND[command];
  const [request] = argumentsOf(node);
  return fieldsOf(request)
    .filter(({ name }) => name === key)
    .map((field) => randomField(source, field, `${command} has a new ${field.name} each time`));
}

function inArguments(
  source: Source,
  node: SyntaxNode,
  positions: ReadonlyMap<string, number>,
): Removal[] {
  if (node.type !== 'CallExpression') return [];
  const method = nameOf(asNode(node['callee'], 'MemberExpression')?.['property']) ?? '';
  const key = argumentsOf(node)[positions.get(method) ?? -1];
  if (key === undefined) return [];
  const removed = `sends a new key each time, not ${source.text(key)}`;
  return [inPlaceOf(source, key, { kind: 'key', replacement: RANDOM, removed })];
}

/** Methods of interfaces that take an idempotency key, with its position. */
function methodsWithKey({ nodes }: Source): (readonly [method: string, position: number])[] {
  return nodes
    .filter(({ type }) => type === 'TsMethodSignature')
    .flatMap(({ key, params }) => {
      const names = Array.isArray(params) ? params.map(nameOf) : [];
      const position = names.indexOf('idempotencyKey');
      return position === -1 ? [] : [[nameOf(key) ?? '', position] as const];
    });
}

function randomField(source: Source, field: ObjectField, removed: string): Removal {
  const replacement = field.isShort ? `${field.name}: ${RANDOM}` : RANDOM;
  return inPlaceOf(source, field.value, { kind: 'key', replacement, removed });
}

function argumentsOf(node: SyntaxNode): (SyntaxNode | undefined)[] {
  const given = node['arguments'];
  return Array.isArray(given)
    ? given.map((argument: { readonly expression?: unknown }) => asNode(argument.expression))
    : [];
}
