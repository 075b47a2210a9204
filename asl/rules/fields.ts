import { isJsonObject, type JsonObject } from '../json';
import { didYouMean } from '../nearest';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { type FieldTable, PART_FIELDS, STATE_FIELDS } from './field-tables';
import { eachState, type Finding, type Rule } from './rule';
import { objectsIn, type Subject } from './subject';

const REQUIRED: ReadonlyMap<unknown, string> = new Map([
  ['Task', 'Resource'],
  ['Choice', 'Choices'],
  ['Parallel', 'Branches'],
]);

/** Rules on which fields stand where. */
export const FIELD_RULES = [
  {
    id: 'state-type',
    severity: 'error',
    description: 'Type is one of the eight kinds of state.',
    check: eachState(function* ({ state, path }) {
      const type = state['Type'];
      if (typeof type === 'string' && STATE_FIELDS.has(type)) return;
      const allowed = [...STATE_FIELDS.keys()];
      yield {
        path: type === undefined ? path : joinPath(path, 'Type'),
        value: type,
        message: type === undefined ? 'no Type' : 'unknown Type',
        fix: didYouMean(String(type), allowed, `allowed: ${allowed.join(', ')}`),
      };
    }),
  },
  {
    id: 'required-field',
    severity: 'error',
    description:
      'A Task has a Resource, a Choice non-empty Choices, a Parallel non-empty Branches.',
    check: eachState(function* ({ state, path }) {
      const field = REQUIRED.get(state['Type']);
      if (field === undefined) return;
      const value = state[field];
      const filled = field === 'Resource' ? typeof value === 'string' : isFilledList(value);
      if (filled) return;
      yield {
        path: value === undefined ? path : joinPath(path, field),
        value,
        message: value === undefined ? `no ${field}` : `${field} is empty or of the wrong type`,
        fix:
          field === 'Resource'
            ? 'give the ARN of what to call'
            : `give a list with at least one entry`,
      };
    }),
  },
  {
    id: 'unknown-field',
    severity: 'error',
    description: 'Every field is one that its kind of state, retrier, catcher or reader has.',
    *check(subject) {
      for (const owner of fieldOwners(subject)) yield* unknownFields(owner);
    },
  },
  {
    id: 'jsonpath-field',
    severity: 'error',
    description: 'A JSONata state has no field of JSONPath (InputPath, Parameters, ResultPath …).',
    *check(subject) {
      yield* foreignFields(
        subject,
        'JSONata',
        'JSONPath',
        'use Arguments, Items, Assign and Output',
      );
    },
  },
  {
    id: 'jsonata-field',
    severity: 'error',
    description: 'A JSONPath state has no field of JSONata (Arguments, Output, Items, Condition).',
    *check(subject) {
      yield* foreignFields(
        subject,
        'JSONPath',
        'JSONata',
        "use Parameters, ResultSelector and ResultPath, or set QueryLanguage to 'JSONata'",
      );
    },
  },
] as const satisfies readonly Rule[];

interface FieldOwner {
  readonly object: JsonObject;
  readonly path: string;
  readonly table: FieldTable;
  readonly queryLanguage: string;
  /** Choice rules in JSONPath: their fields are operators, which `choice-operator` explains better. */
  readonly operators?: boolean;
}

function* fieldOwners(subject: Subject): Generator<FieldOwner> {
  for (const { machine, path, queryLanguage } of subject.machines) {
    // An Iterator is the older form of an inline ItemProcessor.
    const processor = /(?:ItemProcessor|Iterator)$/.test(path);
    const nested = processor ? PART_FIELDS.processor : PART_FIELDS.branch;
    const table = path === '' ? PART_FIELDS.definition : nested;
    yield { object: machine, path, table, queryLanguage };
    yield* part(machine, 'ProcessorConfig', path, PART_FIELDS.processorConfig, queryLanguage);
  }
  for (const visited of subject.states) {
    const table = STATE_FIELDS.get(String(visited.state['Type']));
    if (table === undefined) continue;
    const { state, path, queryLanguage } = visited;
    yield { object: state, path, table, queryLanguage };
    yield* partsOf(visited);
  }
}

function* partsOf({ state, path, queryLanguage: language }: VisitedState): Generator<FieldOwner> {
  for (const { object, path: at } of objectsIn(state, 'Retry', path)) {
    yield { object, path: at, table: PART_FIELDS.retrier, queryLanguage: language };
  }
  for (const { object, path: at } of objectsIn(state, 'Catch', path)) {
    yield { object, path: at, table: PART_FIELDS.catcher, queryLanguage: language };
  }
  for (const { object, path: at } of objectsIn(state, 'Choices', path)) {
    yield {
      object,
      path: at,
      table: PART_FIELDS.choiceRule,
      queryLanguage: language,
      operators: language !== 'JSONata',
    };
  }
  yield* part(state, 'ItemBatcher', path, PART_FIELDS.itemBatcher, language);
  for (const reader of part(state, 'ItemReader', path, PART_FIELDS.itemReader, language)) {
    yield reader;
    yield* part(reader.object, 'ReaderConfig', reader.path, PART_FIELDS.readerConfig, language);
  }
  for (const writer of part(state, 'ResultWriter', path, PART_FIELDS.resultWriter, language)) {
    yield writer;
    yield* part(writer.object, 'WriterConfig', writer.path, PART_FIELDS.writerConfig, language);
  }
}

function* part(
  owner: JsonObject,
  key: string,
  path: string,
  table: FieldTable,
  queryLanguage: string,
): Generator<FieldOwner> {
  const object = owner[key];
  if (isJsonObject(object)) yield { object, path: joinPath(path, key), table, queryLanguage };
}

function* unknownFields({
  object,
  path,
  table,
  operators,
  queryLanguage,
}: FieldOwner): Generator<Finding> {
  if (operators) return;
  const lists = [table.both, table.JSONPath, table.JSONata];
  for (const field of Object.keys(object)) {
    if (lists.some((list) => list.includes(field))) continue;
    const own = queryLanguage === 'JSONata' ? table.JSONata : table.JSONPath;
    const known = [...table.both, ...own];
    yield {
      path: joinPath(path, field),
      value: object[field],
      message: `unknown field '${field}'`,
      fix: didYouMean(field, known, `remove it; allowed: ${known.join(', ')}`),
    };
  }
}

function* foreignFields(
  subject: Subject,
  language: 'JSONPath' | 'JSONata',
  foreign: 'JSONPath' | 'JSONata',
  fix: string,
): Generator<Finding> {
  for (const { object, path, table, queryLanguage } of fieldOwners(subject)) {
    if (queryLanguage !== language) continue;
    for (const field of Object.keys(object)) {
      if (!table[foreign].includes(field)) continue;
      yield {
        path: joinPath(path, field),
        value: object[field],
        message: `${field} belongs to ${foreign}, and the state is in ${language}`,
        fix,
      };
    }
  }
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
