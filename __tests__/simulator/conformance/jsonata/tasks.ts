import { failure } from '../../../../simulator/tasks/handler';
import { caught, PUBLISH, publish } from '../../../support/machines';
import type { ConformanceCase } from '../case';
import { attempt, inTask, inTaskThenPass } from '../events';
import { JSONATA, JSONATA_PAGE, RECORDED } from './jsonata-case';

const task = (fields: object): object => publish(fields, JSONATA);

export const TASK_CASES: readonly ConformanceCase[] = [
  {
    name: 'a Task is given its Arguments',
    source: JSONATA_PAGE,
    definition: task({ Arguments: { m: '{% $states.input.a %}' } }),
    options: { input: { a: 1 }, tasks: { Only: (input: object) => input } },
    expected: { output: { m: 1 } },
    events: inTask(...attempt('Succeeded')),
  },
  {
    name: 'Output of a Task sees its result',
    source: JSONATA_PAGE,
    definition: task({ Output: '{% $states.result.n + $states.input.a %}' }),
    options: { input: { a: 1 }, tasks: { Only: { n: 2 } } },
    expected: { output: 3 },
    events: inTask(...attempt('Succeeded')),
  },
  {
    name: 'a result of null is the output, not the input',
    source: JSONATA_PAGE,
    definition: task({}),
    options: { input: { a: 1 }, tasks: { Only: () => null } },
    expected: { output: null },
    events: inTask(...attempt('Succeeded')),
  },
  {
    name: 'a timeout may be an expression',
    source: JSONATA_PAGE,
    definition: task({ TimeoutSeconds: '{% $states.input.t %}' }),
    options: { input: { t: 5 }, tasks: { Only: 1 } },
    expected: { output: 1 },
    events: inTask(...attempt('Succeeded')),
  },
  {
    name: 'Output of a catcher sees the error',
    source: JSONATA_PAGE,
    definition: {
      ...JSONATA,
      ...caught(PUBLISH, {
        ErrorEquals: ['States.ALL'],
        Output: '{% $states.errorOutput.Error %}',
      }),
    },
    options: { tasks: { Only: failure('E') } },
    expected: { output: 'E' },
    events: inTaskThenPass(...attempt('Failed')),
  },
  {
    name: 'a catcher without Output gives the error',
    source: JSONATA_PAGE,
    definition: { ...JSONATA, ...caught(PUBLISH, { ErrorEquals: ['States.ALL'] }) },
    options: { tasks: { Only: failure('E', 'why') } },
    expected: { output: { Error: 'E', Cause: 'why' } },
    events: inTaskThenPass(...attempt('Failed')),
  },
  {
    name: 'a failed expression can be caught',
    source: RECORDED,
    definition: {
      ...JSONATA,
      ...caught(
        { ...PUBLISH, Arguments: '{% $lost %}' },
        { ErrorEquals: ['States.QueryEvaluationError'], Output: {} },
      ),
    },
    options: { tasks: { Only: 1 } },
    expected: { output: {} },
    events: inTaskThenPass('EvaluationFailed'),
  },
];
