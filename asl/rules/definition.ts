import { isJsonObject, type JsonObject } from '../json';
import { joinPath } from '../path';
import type { Finding, Rule } from './rule';
import { eachState } from './rule';
import { MAX_DEPTH, type Machine } from './subject';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MAX_DEFINITION_BYTES = 1_048_576;
const QUERY_LANGUAGES = ['JSONPath', 'JSONata'];

/** Rules on the definition as a whole and on the shape of its machines. */
export const DEFINITION_RULES = [
  {
    id: 'definition-object',
    severity: 'error',
    description: 'A definition is a JSON object, at most 500 levels deep.',
    *check({ raw, text, tooDeep }) {
      if (tooDeep) {
        yield {
          path: '',
          message: `nested deeper than ${MAX_DEPTH} levels`,
          fix: 'move nested machines into executions of their own, started with states:startExecution',
        };
      } else if (text === undefined) {
        yield { path: '', message: 'not JSON', fix: 'give plain JSON values' };
      } else if (!isJsonObject(raw)) {
        yield { path: '', value: raw, message: 'not an object', fix: 'give { StartAt, States }' };
      }
    },
  },
  {
    id: 'definition-size',
    severity: 'error',
    description: 'A definition has at most 1,048,576 bytes of UTF-8.',
    *check({ text }) {
      const bytes = Buffer.byteLength(text ?? '');
      if (bytes > MAX_DEFINITION_BYTES) {
        yield {
          path: '',
          message: `${bytes} bytes; at most ${MAX_DEFINITION_BYTES} are allowed`,
          fix: 'move parts into state machines of their own, started with states:startExecution.sync:2',
        };
      }
    },
  },
  {
    id: 'version',
    severity: 'error',
    description: "Version, when given, is '1.0'.",
    *check({ machines }) {
      const value = machines[0]?.machine['Version'];
      if (value !== undefined && value !== '1.0') {
        yield {
          path: 'Version',
          value,
          message: 'unknown version',
          fix: "write '1.0' or leave it out",
        };
      }
    },
  },
  {
    id: 'machine-shape',
    severity: 'error',
    description: 'A machine has a StartAt string and a non-empty States object of state objects.',
    *check({ machines }) {
      for (const machine of machines) yield* machineShape(machine);
    },
  },
  {
    id: 'comment-text',
    severity: 'error',
    description: 'A Comment is a string.',
    *check({ machines, states }) {
      for (const { machine, path } of machines) yield* commentText(machine, path);
      for (const { state, path } of states) yield* commentText(state, path);
    },
  },
  {
    id: 'query-language',
    severity: 'error',
    description:
      'QueryLanguage is JSONPath or JSONata; a JSONata machine holds no JSONPath states.',
    *check(subject) {
      // A nested machine has no language of its own: unknown-field says so.
      for (const { machine } of subject.machines.slice(0, 1)) yield* languageName(machine, '');
      yield* eachState(function* ({ state, path }) {
        yield* languageName(state, path);
        if (
          subject.machines[0]?.queryLanguage === 'JSONata' &&
          state['QueryLanguage'] === 'JSONPath'
        ) {
          yield {
            path: joinPath(path, 'QueryLanguage'),
            value: 'JSONPath',
            message: 'a JSONPath state in a JSONata machine',
            fix: 'write the state in JSONata, or make JSONPath the language of the machine',
          };
        }
      })(subject);
    },
  },
] as const satisfies readonly Rule[];

function* machineShape({ machine, path }: Machine): Generator<Finding> {
  const startAt = machine['StartAt'];
  if (typeof startAt !== 'string') {
    yield {
      path: startAt === undefined ? path : joinPath(path, 'StartAt'),
      value: startAt,
      message: startAt === undefined ? 'no StartAt' : 'StartAt is not a string',
      fix: 'name the first state',
    };
  }
  const states = machine['States'];
  if (!isJsonObject(states) || Object.keys(states).length === 0) {
    yield {
      path: states === undefined ? path : joinPath(path, 'States'),
      value: states,
      message: states === undefined ? 'no States' : 'States is not an object with states in it',
      fix: 'give an object of states by name',
    };
    return;
  }
  for (const [name, state] of Object.entries(states)) {
    if (isJsonObject(state)) continue;
    yield {
      path: joinPath(path, 'States', name),
      value: state,
      message: 'a state is not an object',
      fix: 'give { Type: …, … }',
    };
  }
}

function* commentText(owner: JsonObject, path: string): Generator<Finding> {
  const value = owner['Comment'];
  if (value === undefined || typeof value === 'string') return;
  yield {
    path: joinPath(path, 'Comment'),
    value,
    message: 'a Comment is not a string',
    fix: 'write it as text, or leave it out',
  };
}

function* languageName(owner: JsonObject, path: string): Generator<Finding> {
  const value = owner['QueryLanguage'];
  if (value === undefined || QUERY_LANGUAGES.some((language) => language === value)) return;
  yield {
    path: joinPath(path, 'QueryLanguage'),
    value,
    message: 'unknown query language',
    fix: `allowed: ${QUERY_LANGUAGES.join(', ')}`,
  };
}
