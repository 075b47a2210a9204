import type { VisitedState } from '../walk';
import { hasPlaceholder } from './dynamic';
import { referencesOf } from './references';
import { eachState, type Rule } from './rule';
import { integrationOf, isCallback } from './task';

/** The token itself, or something that holds it. */
const HOLDS_TOKEN = ['Task.Token', 'Task', ''];

/** Rules on task tokens. Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token */
export const CALLBACK_RULES = [
  {
    id: 'callback-token',
    severity: 'error',
    description:
      'The arguments of a .waitForTaskToken task hold the task token; else nobody could answer.',
    check: eachState(function* (visited) {
      const { path, queryLanguage, state } = visited;
      if (!isCallback(visited)) return;
      const field = queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
      if (hasPlaceholder(state[field]) || passesToken(visited)) return;
      yield {
        path,
        message: `${field} does not hold the task token, so nobody can answer`,
        fix:
          queryLanguage === 'JSONata'
            ? "give a field the value '{% $states.context.Task.Token %}'"
            : "give a field whose name ends in .$ the value '$$.Task.Token'",
      };
    }),
  },
  {
    id: 'token-outside-callback',
    severity: 'warning',
    description: 'The task token is read only by .waitForTaskToken tasks; elsewhere there is none.',
    check: eachState(function* (visited) {
      const kind = integrationOf(visited)?.kind;
      if (isCallback(visited) || kind === 'placeholder' || kind === 'unknown') return;
      for (const { context, path } of referencesOf(visited)) {
        if (context !== 'Task.Token') continue;
        yield {
          path,
          value: context,
          message: 'there is a task token only in a .waitForTaskToken task',
          fix: 'add .waitForTaskToken to the Resource, or leave the token out',
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

function passesToken(visited: VisitedState): boolean {
  for (const { argument, context, path } of referencesOf(visited)) {
    // Without Parameters the input is what the task gets, and InputPath may choose the context object.
    const passed = argument || path.endsWith('.InputPath');
    if (passed && context !== undefined && HOLDS_TOKEN.includes(context)) return true;
  }
  return false;
}
