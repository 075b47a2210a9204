import { errorNames } from './errors';
import { eachState, type Rule } from './rule';
import { objectsIn } from './subject';

/**
 * Rules on catchers.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states
 */
export const CATCH_RULES = [
  {
    id: 'catch-result-path',
    severity: 'warning',
    description:
      'A catcher in JSONPath has a ResultPath: without one the error replaces the whole input.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      if (queryLanguage === 'JSONata') return;
      for (const { object, path: at } of objectsIn(state, 'Catch', path)) {
        if (object['ResultPath'] !== undefined) continue;
        yield {
          path: at,
          message: 'no ResultPath: the error replaces the whole input',
          fix: "add ResultPath: '$.failure'; '$' if replacing is meant",
        };
      }
    }),
  },
  {
    id: 'catch-target',
    severity: 'error',
    description: 'A catcher has a Next.',
    check: eachState(function* ({ state, path }) {
      for (const { object, path: at } of objectsIn(state, 'Catch', path)) {
        if (typeof object['Next'] === 'string') continue;
        yield {
          path: at,
          value: object['Next'],
          message: 'a catcher without Next',
          fix: 'name the state that handles the error',
        };
      }
    }),
  },
  {
    id: 'catch-misses-timeout',
    severity: 'warning',
    description:
      'A Task that catches States.TaskFailed catches States.Timeout too, which that does not match.',
    check: eachState(function* ({ state, path }) {
      if (state['Type'] !== 'Task') return;
      const catchers = [...objectsIn(state, 'Catch', path)];
      const caught = catchers.flatMap(({ object }) => errorNames(object));
      const catcher = catchers.find(({ object }) =>
        errorNames(object).includes('States.TaskFailed'),
      );
      if (!catcher || caught.includes('States.ALL') || caught.includes('States.Timeout')) return;
      yield {
        path: catcher.path,
        value: caught,
        message: 'States.TaskFailed does not match States.Timeout',
        fix: "add 'States.Timeout', or a last catcher for States.ALL",
      };
    }),
  },
] as const satisfies readonly Rule[];
