import type { JsonObject } from '../json';
import { nearest } from '../nearest';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { hasPlaceholder } from './dynamic';
import { isForeignStatesName, SERVICE_ERRORS } from './error-names';
import { eachState, type Finding, type Rule } from './rule';
import { objectsIn } from './subject';

/**
 * Rules on the ErrorEquals of retriers and catchers.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const ERROR_RULES = [
  {
    id: 'error-list',
    severity: 'error',
    description: 'ErrorEquals is a list with at least one error name.',
    check: eachHandler(function* ({ object, path }) {
      const value = object['ErrorEquals'];
      const strings = Array.isArray(value) && value.every((name) => typeof name === 'string');
      if (strings && value.length > 0) return;
      yield {
        path: value === undefined ? path : joinPath(path, 'ErrorEquals'),
        value,
        message: 'ErrorEquals is not a list of at least one error name',
        fix: "give names, such as ['States.Timeout']",
      };
    }),
  },
  {
    id: 'states-all-alone',
    severity: 'error',
    description: 'States.ALL stands alone in its ErrorEquals.',
    check: eachHandler(function* ({ path, names }) {
      if (!names.includes('States.ALL') || names.length === 1) return;
      yield {
        path: joinPath(path, 'ErrorEquals'),
        value: names,
        message: 'States.ALL beside other names',
        fix: 'give it an entry of its own, the last one; it matches the other names anyway',
      };
    }),
  },
  {
    id: 'states-all-last',
    severity: 'error',
    description: 'States.ALL is in the last retrier or catcher; those after it are never asked.',
    check: eachHandler(function* ({ path, names, last }) {
      if (!names.includes('States.ALL') || last) return;
      yield {
        path: joinPath(path, 'ErrorEquals'),
        value: names,
        message: 'entries follow the one with States.ALL and are never reached',
        fix: 'move it to the end of the list',
      };
    }),
  },
  {
    id: 'error-name',
    severity: 'error',
    description: 'A name that is nearly one of the service is that name.',
    check: eachName(function* (name, path) {
      const meant = isForeignStatesName(name) ? nearServiceError(name) : undefined;
      if (meant === undefined) return;
      yield {
        path,
        value: name,
        message: 'the service gives no error this name, so it never matches',
        fix: `did you mean '${meant}'?`,
      };
    }),
  },
  {
    id: 'error-name-reserved',
    severity: 'warning',
    description: 'A custom error name does not use the reserved prefix States.',
    check: eachName(function* (name, path) {
      if (!isForeignStatesName(name) || nearServiceError(name) !== undefined) return;
      yield {
        path,
        value: name,
        message: "the prefix 'States.' is reserved, and the service gives no error this name",
        fix: "rename the error without 'States.'",
      };
    }),
  },
  {
    id: 'error-never-matched',
    severity: 'warning',
    description:
      'An error name is not taken already by an earlier retrier or catcher of the state.',
    check: eachHandler(function* ({ path, names, earlier }) {
      for (const [index, name] of names.entries()) {
        // States.TaskFailed matches every error of a task but States.Timeout.
        const byTaskFailed = earlier.has('States.TaskFailed') && !name.startsWith('States.');
        if (!earlier.has(name) && !byTaskFailed) continue;
        yield {
          path: joinPath(path, 'ErrorEquals', index),
          value: name,
          message: `an earlier entry takes it${earlier.has(name) ? '' : ' with States.TaskFailed'}`,
          fix: 'remove it, or move the more specific entry up',
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

interface Handler {
  readonly object: JsonObject;
  readonly path: string;
  readonly names: readonly string[];
  /** Names in the entries before this one; grows with the next entry, so it is not to be kept. */
  readonly earlier: ReadonlySet<string>;
  readonly last: boolean;
}

function eachHandler(check: (handler: Handler) => Iterable<Finding>): Rule['check'] {
  return eachState(function* (visited) {
    for (const handler of handlersOf(visited)) yield* check(handler);
  });
}

function eachName(check: (name: string, path: string) => Iterable<Finding>): Rule['check'] {
  return eachHandler(function* ({ names, path }) {
    for (const [index, name] of names.entries()) {
      if (!hasPlaceholder(name)) yield* check(name, joinPath(path, 'ErrorEquals', index));
    }
  });
}

function* handlersOf({ state, path }: VisitedState): Generator<Handler> {
  for (const key of ['Retry', 'Catch']) {
    const earlier = new Set<string>();
    const length = Array.isArray(state[key]) ? state[key].length : 0;
    for (const { object, path: at, index } of objectsIn(state, key, path)) {
      const names = errorNames(object);
      yield { object, path: at, names, earlier, last: index === length - 1 };
      for (const name of names) earlier.add(name);
    }
  }
}

/** The error names of a retrier or catcher; anything that is not a string is passed over. */
export function errorNames(handler: JsonObject): string[] {
  const value = handler['ErrorEquals'];
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

function nearServiceError(name: string): string | undefined {
  const prefix = 'States.'.length;
  const found = nearest(
    name.slice(prefix),
    SERVICE_ERRORS.map((known) => known.slice(prefix)),
  );
  return found === undefined ? undefined : `States.${found}`;
}
