import type { Json } from '../../asl/json';
import type { VisitedState } from '../../asl/walk';
import type { DefinitionChange } from './definition-change';
import { alwaysTrue, guardsIn } from './expressions';

/** Fields by which a service, or whoever reads a message, tells a second copy. */
const KEYS = /^(ClientToken|ClientRequestToken|eventId|payoutId)\.\$$/;

/** Another value for a field of the call. */
interface FieldChange {
  readonly kind: 'condition' | 'guard' | 'key';
  readonly value: string;
  /** In words. */
  readonly removed: string;
}

/** The changes that take away what makes the call of a Task safe to repeat. */
export function callChanges({ name, state, path }: VisitedState): DefinitionChange[] {
  const counts: Record<FieldChange['kind'], number> = { condition: 0, guard: 0, key: 0 };
  const fields = ['Parameters', 'Arguments'].flatMap((field) =>
    fieldsIn(state[field] ?? null, `machine.${path}.${field}`),
  );
  return fields.flatMap(({ key, text, place }) =>
    fieldChanges(key, text).map(({ kind, value, removed }) => ({
      id: `${kind}/${name}/${counts[kind]++}`,
      kind,
      state: name,
      removed: `${name} ${removed}`,
      statement: `${place} = ${JSON.stringify(value)}`,
    })),
  );
}

function fieldChanges(key: string, text: string): FieldChange[] {
  if (KEYS.test(key)) {
    return [{ kind: 'key', value: 'States.UUID()', removed: `makes a new ${key} each time` }];
  }
  if (key === 'ConditionExpression') {
    return [{ kind: 'condition', value: alwaysTrue(text), removed: `writes without ${text}` }];
  }
  if (key !== 'UpdateExpression') return [];
  return guardsIn(text).map((guard) => ({
    kind: 'guard',
    value: text.slice(0, guard.start) + guard.value + text.slice(guard.end),
    removed: `writes without ${guard.text}`,
  }));
}

/** A text in the call. */
interface TextField {
  readonly key: string;
  readonly text: string;
  /** The field, as an expression. */
  readonly place: string;
}

function fieldsIn(value: Json, place: string): TextField[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = `${place}[${JSON.stringify(key)}]`;
    return typeof inner === 'string'
      ? [{ key, text: inner, place: field }]
      : fieldsIn(inner, field);
  });
}
