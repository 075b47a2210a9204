import { didYouMean } from '../nearest';
import { joinPath } from '../path';
import type { Rule } from './rule';
import { eachState } from './rule';
import { targetsOf } from './target';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_NAME_CHARACTERS = 80;
/** Each search reads all names of the machine; with so many targets wrong, spelling is not what is wrong. */
const MAX_SUGGESTIONS = 20;

/** Rules on names of states and what refers to them. */
export const TARGET_RULES = [
  {
    id: 'start-at-exists',
    severity: 'error',
    description: 'StartAt names a state of the same machine.',
    *check({ machines }) {
      for (const { machine, path, states } of machines) {
        const value = machine['StartAt'];
        if (typeof value !== 'string' || states.size === 0 || hasState(machine, value)) continue;
        yield {
          path: joinPath(path, 'StartAt'),
          value,
          message: 'StartAt names no state of this machine',
          fix: suggest(value, [...states.keys()]),
        };
      }
    },
  },
  {
    id: 'target-exists',
    severity: 'error',
    description:
      'Next, Default and the Next of Choice rules and catchers name a state of the same machine.',
    *check({ states }) {
      let found = 0;
      for (const { state, path, machine } of states) {
        for (const target of targetsOf(state, path)) {
          if (hasState(machine, target.name)) continue;
          found++;
          yield {
            path: target.path,
            value: target.name,
            message: 'names no state of this machine',
            fix:
              found > MAX_SUGGESTIONS
                ? 'name a state of this machine'
                : suggest(target.name, Object.keys(machine['States'] ?? {})),
          };
        }
      }
    },
  },
  {
    id: 'unique-name',
    severity: 'error',
    description: 'A state name occurs once in the whole definition, nested machines included.',
    *check({ states }) {
      const first = new Map<string, string>();
      for (const { name, path } of states) {
        const other = first.get(name);
        if (other === undefined) first.set(name, path);
        else {
          yield {
            path,
            value: name,
            message: `the name is taken by ${other}`,
            fix: 'give each state a name of its own',
          };
        }
      }
    },
  },
  {
    id: 'name-length',
    severity: 'error',
    description: 'A state name has 1 to 80 characters.',
    check: eachState(function* ({ name, path }) {
      const characters = [...name].length;
      if (characters >= 1 && characters <= MAX_NAME_CHARACTERS) return;
      yield {
        path,
        value: name,
        message: `a name of ${characters} characters; 1 to ${MAX_NAME_CHARACTERS} are allowed`,
        fix: 'shorten it to a verb and a noun',
      };
    }),
  },
] as const satisfies readonly Rule[];

function hasState(machine: { readonly [key: string]: unknown }, name: string): boolean {
  const states = machine['States'];
  return typeof states === 'object' && states !== null && Object.hasOwn(states, name);
}

function suggest(name: string, known: readonly string[]): string {
  const listed = known.slice(0, 10).join(', ') + (known.length > 10 ? ', …' : '');
  return didYouMean(name, known, `name one of: ${listed}`);
}
