import { joinPath } from '../path';
import { leadsNowhere, reachableFrom, statesThatEnd } from './graph';
import { eachState, type Rule } from './rule';

const FINAL = ['Succeed', 'Fail'];
const FLOWING = ['Task', 'Pass', 'Wait', 'Parallel', 'Map'];

/** Rules on how an execution gets from StartAt to an end. */
export const FLOW_RULES = [
  {
    id: 'next-or-end',
    severity: 'error',
    description: 'A Task, Pass, Wait, Parallel or Map has a Next, or End: true, and not both.',
    check: eachState(function* ({ state, path }) {
      if (!FLOWING.some((type) => type === state['Type'])) return;
      const next = state['Next'];
      const end = state['End'];
      const ends = end === true;
      if (ends !== (next !== undefined) && (end === undefined || ends || end === false)) return;
      const both = next !== undefined && end !== undefined;
      yield {
        path,
        value: { Next: next, End: end },
        message: both ? 'both Next and End' : 'neither Next nor End',
        fix: both ? 'keep the one that is meant' : 'add Next, or End: true',
      };
    }),
  },
  {
    id: 'no-transition',
    severity: 'error',
    description: 'A Choice, Succeed or Fail has neither Next nor End.',
    check: eachState(function* ({ state, path }) {
      if (state['Type'] !== 'Choice' && !FINAL.some((type) => type === state['Type'])) return;
      for (const key of ['Next', 'End']) {
        if (state[key] === undefined) continue;
        yield {
          path: joinPath(path, key),
          value: state[key],
          message: `a ${state['Type']} state has no ${key}`,
          fix: state['Type'] === 'Choice' ? 'lead on with Choices and Default' : 'remove it',
        };
      }
    }),
  },
  {
    id: 'choice-default',
    severity: 'warning',
    description:
      'A Choice has a Default: without one an unmatched input fails with States.NoChoiceMatched.',
    check: eachState(function* ({ state, path }) {
      if (state['Type'] !== 'Choice' || state['Default'] !== undefined) return;
      yield {
        path,
        message: 'no Default: an input that matches no rule ends in States.NoChoiceMatched',
        fix: 'add a Default; a Fail state with a cause says it best',
      };
    }),
  },
  {
    id: 'reachable-state',
    severity: 'error',
    description: 'Every state can be reached from StartAt.',
    *check({ machines }) {
      for (const machine of machines) {
        const reached = reachableFrom(machine);
        // Without a valid start everything is unreachable; the start is the fault then. Nor can be said what a
        // target that names no state was meant to reach: that fault comes first.
        if (reached.size === 0 || leadsNowhere(machine, reached)) continue;
        for (const name of machine.states.keys()) {
          if (reached.has(name)) continue;
          yield {
            path: joinPath(machine.path, 'States', name),
            value: name,
            message: 'cannot be reached from StartAt',
            fix: 'lead to it from a Next, Default, Choice rule or catcher, or remove it',
          };
        }
      }
    },
  },
  {
    id: 'terminal-state',
    severity: 'error',
    description: 'A machine has a state that ends it and can be reached.',
    *check({ machines }) {
      for (const machine of machines) {
        const reached = reachableFrom(machine);
        const ending = statesThatEnd(machine);
        if (reached.size === 0 || [...reached].some((name) => ending.has(name))) continue;
        yield {
          path: joinPath(machine.path, 'States'),
          message: 'no state that can be reached ends the machine',
          fix: 'add End: true, a Succeed or a Fail',
        };
      }
    },
  },
  {
    // The service asks for one end in the machine, not for a way to it from everywhere.
    id: 'endless-loop',
    severity: 'warning',
    description: 'From every state that can be reached, an end can be reached.',
    *check({ machines }) {
      for (const machine of machines) {
        const reached = [...reachableFrom(machine)];
        const ending = statesThatEnd(machine);
        const stuck = reached.filter((name) => !ending.has(name));
        const [first] = stuck;
        // When nothing ends at all, terminal-state says so.
        if (first === undefined || stuck.length === reached.length) continue;
        yield {
          path: joinPath(machine.path, 'States', first),
          value: stuck,
          message: 'these states lead only to each other, so the execution never ends',
          fix: 'lead out of the loop with a Choice rule or a catcher',
        };
      }
    },
  },
] as const satisfies readonly Rule[];
