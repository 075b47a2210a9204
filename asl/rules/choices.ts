import { isJsonObject, type JsonObject } from '../json';
import { didYouMean } from '../nearest';
import { joinPath } from '../path';
import { hasPlaceholder, isDynamic } from './dynamic';
import { COMPARISONS } from './field-tables';
import { eachState, type Finding, type Rule } from './rule';
import { objectsIn } from './subject';
import { isTimestamp } from './timestamp';

const JOINED = ['And', 'Or', 'Not'];
const BESIDE = ['Variable', 'Next', 'Comment', 'Assign', 'Condition', 'Output'];

/** Rules on the rules of a Choice. Source: https://states-language.net/spec.html#choice-state */
export const CHOICE_RULES = [
  {
    id: 'choice-rule',
    severity: 'error',
    description:
      'A Choice rule has a Next and exactly one condition: a Variable with one comparison, And, Or, Not, or a Condition.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      if (state['Type'] !== 'Choice') return;
      for (const { object, path: at } of objectsIn(state, 'Choices', path)) {
        if (typeof object['Next'] !== 'string') {
          yield {
            path: at,
            value: object['Next'],
            message: 'a Choice rule without Next',
            fix: 'add Next',
          };
        }
        if (queryLanguage === 'JSONata') yield* jsonataCondition(object, at);
        else yield* conditionShape(object, at);
      }
    }),
  },
  {
    id: 'choice-operator',
    severity: 'error',
    description: 'A comparison in a Choice rule is one that Step Functions has.',
    check: eachState(function* (visited) {
      for (const { object, path } of conditionsOf(visited)) {
        for (const key of Object.keys(object)) {
          if (COMPARISONS.has(key) || JOINED.includes(key) || BESIDE.includes(key)) continue;
          const known = [...COMPARISONS.keys(), ...JOINED, ...BESIDE];
          yield {
            path: joinPath(path, key),
            value: object[key],
            message: `no comparison is named '${key}'`,
            fix: didYouMean(
              key,
              known,
              `allowed: ${[...COMPARISONS.keys(), ...JOINED].join(', ')}`,
            ),
          };
        }
      }
    }),
  },
  {
    id: 'choice-operand',
    severity: 'error',
    description: 'A comparison in a Choice rule has a value of its own type.',
    check: eachState(function* (visited) {
      for (const { object, path } of conditionsOf(visited)) {
        for (const [key, value] of Object.entries(object)) {
          const kind = COMPARISONS.get(key);
          if (kind === undefined || hasPlaceholder(value) || fits(value, kind)) continue;
          yield {
            path: joinPath(path, key),
            value,
            message: `${key} takes a ${kind}`,
            fix: `give a ${kind}${kind === 'timestamp' ? " such as '2026-01-31T00:00:00Z'" : ''}`,
          };
        }
      }
    }),
  },
] as const satisfies readonly Rule[];

function* jsonataCondition(rule: JsonObject, path: string): Generator<Finding> {
  const value = rule['Condition'];
  if (typeof value === 'boolean' || isDynamic(value, 'JSONata')) return;
  yield {
    path: value === undefined ? path : joinPath(path, 'Condition'),
    value,
    message: 'no Condition that is a JSONata expression',
    fix: "write Condition: '{% … %}'",
  };
}

/** One comparison with its Variable, or one of And, Or, Not; and so for what these hold. */
function* conditionShape(rule: JsonObject, path: string): Generator<Finding> {
  const keys = Object.keys(rule);
  const joined = keys.filter((key) => JOINED.includes(key));
  const compared = keys.filter((key) => COMPARISONS.has(key));
  const unknown = keys.some(
    (key) => ![...JOINED, ...BESIDE].includes(key) && !COMPARISONS.has(key),
  );
  // A misspelt comparison is reported as such and must not count as a missing one.
  if (joined.length + compared.length !== 1 && !unknown) {
    yield {
      path,
      value: [...joined, ...compared],
      message: `${joined.length + compared.length} conditions in one rule`,
      fix: 'keep one; join several with And or Or',
    };
  }
  if ((compared.length > 0 || unknown) !== 'Variable' in rule && joined.length === 0) {
    yield {
      path,
      message: 'a comparison and its Variable go together',
      fix: 'give both, or neither',
    };
  }
  for (const key of joined) {
    const value = rule[key];
    const shaped = key === 'Not' ? isJsonObject(value) : Array.isArray(value) && value.length > 0;
    if (!shaped) {
      yield {
        path: joinPath(path, key),
        value,
        message: `${key} of the wrong shape`,
        fix: key === 'Not' ? 'give one condition' : 'give a list of conditions',
      };
    }
  }
  for (const { object, path: at } of innerConditions(rule, path)) {
    if ('Next' in object) {
      yield {
        path: joinPath(at, 'Next'),
        value: object['Next'],
        message: 'Next inside And, Or or Not',
        fix: 'only the outermost condition has a Next',
      };
    }
    yield* conditionShape(object, at);
  }
}

interface Condition {
  readonly object: JsonObject;
  readonly path: string;
}

function* conditionsOf(
  visited: Parameters<Parameters<typeof eachState>[0]>[0],
): Generator<Condition> {
  if (visited.state['Type'] !== 'Choice' || visited.queryLanguage === 'JSONata') return;
  for (const rule of objectsIn(visited.state, 'Choices', visited.path)) yield* withInner(rule);
}

function* withInner(condition: Condition): Generator<Condition> {
  yield condition;
  for (const inner of innerConditions(condition.object, condition.path)) yield* withInner(inner);
}

function* innerConditions(rule: JsonObject, path: string): Generator<Condition> {
  for (const key of ['And', 'Or']) yield* objectsIn(rule, key, path);
  if (isJsonObject(rule['Not'])) yield { object: rule['Not'], path: joinPath(path, 'Not') };
}

function fits(value: unknown, kind: string): boolean {
  if (kind === 'timestamp') return isTimestamp(value);
  return typeof value === (kind === 'path' ? 'string' : kind);
}
