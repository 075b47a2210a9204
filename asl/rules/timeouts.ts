import { joinPath } from '../path';
import { numberFault } from './dynamic';
import { eachState, type Finding, type Rule } from './rule';
import { isCallback } from './task';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
const SECONDS = { least: 1, most: 99_999_999, integer: true };
/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_EXPRESS_SECONDS = 300;

/** Rules on how long things may take. */
export const TIMEOUT_RULES = [
  {
    id: 'task-timeout',
    severity: 'warning',
    description:
      'A Task has TimeoutSeconds: without it the service waits 99,999,999 s, over three years.',
    check: eachState(function* (visited) {
      const { state, path } = visited;
      if (state['Type'] !== 'Task' || 'TimeoutSeconds' in state || 'TimeoutSecondsPath' in state)
        return;
      // callback-timeout says the same of a callback without either.
      if (isCallback(visited) && !hasHeartbeat(state)) return;
      yield {
        path,
        message: 'no TimeoutSeconds: the service waits 99,999,999 s for an answer',
        fix: 'add TimeoutSeconds, a little more than the call can take',
      };
    }),
  },
  {
    id: 'machine-timeout',
    severity: 'warning',
    description:
      'A Standard machine has TimeoutSeconds: without it an execution may hang for a year.',
    *check({ machines, type }) {
      const machine = machines[0]?.machine;
      if (machine === undefined || type === 'EXPRESS' || 'TimeoutSeconds' in machine) return;
      yield {
        path: '',
        message: 'no TimeoutSeconds for the machine: an execution may hang for a year',
        fix: 'add TimeoutSeconds at the top level',
      };
    },
  },
  {
    id: 'express-timeout',
    severity: 'warning',
    description:
      'An Express machine has a TimeoutSeconds of at most 300: it ends after 300 s whatever is given.',
    *check({ machines, type }) {
      const value = machines[0]?.machine['TimeoutSeconds'];
      if (type !== 'EXPRESS' || typeof value !== 'number' || value <= MAX_EXPRESS_SECONDS) return;
      yield {
        path: 'TimeoutSeconds',
        value,
        message: `an Express execution lasts at most ${MAX_EXPRESS_SECONDS} s`,
        fix: 'shorten it, or make the machine Standard',
      };
    },
  },
  {
    id: 'timeout-range',
    severity: 'error',
    description: 'TimeoutSeconds and HeartbeatSeconds are whole numbers from 1 to 99,999,999.',
    *check(subject) {
      const [root] = subject.machines;
      if (root)
        yield* outOfRange(root.machine['TimeoutSeconds'], 'TimeoutSeconds', root.queryLanguage);
      for (const { state, path, queryLanguage } of subject.states) {
        for (const key of ['TimeoutSeconds', 'HeartbeatSeconds']) {
          yield* outOfRange(state[key], joinPath(path, key), queryLanguage);
        }
      }
    },
  },
  {
    id: 'heartbeat-below-timeout',
    severity: 'error',
    description: 'HeartbeatSeconds is less than TimeoutSeconds.',
    check: eachState(function* ({ state, path }) {
      const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = state;
      if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout)
        return;
      yield {
        path: joinPath(path, 'HeartbeatSeconds'),
        value: heartbeat,
        message: `not less than TimeoutSeconds (${timeout})`,
        fix: 'shorten the heartbeat or lengthen the timeout',
      };
    }),
  },
  {
    id: 'callback-timeout',
    severity: 'warning',
    description:
      'A .waitForTaskToken task has TimeoutSeconds or HeartbeatSeconds: the token may never come.',
    check: eachState(function* (visited) {
      const { state, path } = visited;
      const limited = 'TimeoutSeconds' in state || 'TimeoutSecondsPath' in state;
      if (!isCallback(visited) || limited || hasHeartbeat(state)) return;
      yield {
        path,
        message:
          'a callback without TimeoutSeconds or HeartbeatSeconds: a lost token hangs the execution',
        fix: 'add TimeoutSeconds, and HeartbeatSeconds where the worker can send heartbeats',
      };
    }),
  },
] as const satisfies readonly Rule[];

function hasHeartbeat(state: { readonly [key: string]: unknown }): boolean {
  return 'HeartbeatSeconds' in state || 'HeartbeatSecondsPath' in state;
}

function* outOfRange(value: unknown, path: string, queryLanguage: string): Generator<Finding> {
  const allowed = numberFault(value, SECONDS, queryLanguage);
  if (allowed !== undefined)
    yield { path, value, message: 'not a number of seconds', fix: `give ${allowed}` };
}
