import { caught, innerPass, one, only, PUBLISH, publish } from '../../../support/machines';
import type { ConformanceCase } from '../case';
import { failed, inTaskThenPass, succeeded, through } from '../events';
import { broken, JSONATA } from './jsonata-case';

const SPEC = 'https://states-language.net/spec.html#errors';

/** A state whose field gives a value that it may not have. */
const unfit = (field: string, type: string, fields: object, told: string): ConformanceCase => ({
  name: `${field} of a ${type} must be ${told.split(', but')[0]}`,
  source: SPEC,
  definition: only({ Type: type, ...fields }, JSONATA),
  options: { tasks: { Only: 1 } },
  expected: broken(
    `specified for the field '${field}' returned an unexpected result type. Expected ${told}`,
  ),
  events: failed(`${type}StateEntered`, 'EvaluationFailed'),
});

const TASK = { Resource: 'arn:aws:states:::sns:publish' };
const MAP = { ItemProcessor: innerPass() };

export const UNFIT_VALUE_CASES: readonly ConformanceCase[] = [
  unfit(
    'TimeoutSeconds',
    'Task',
    { ...TASK, TimeoutSeconds: "{% 'abc' %}" },
    'a whole number above 0, but was: "abc"',
  ),
  unfit(
    'HeartbeatSeconds',
    'Task',
    { ...TASK, HeartbeatSeconds: '{% 0 %}' },
    'a whole number above 0, but was: 0',
  ),
  unfit('Seconds', 'Wait', { Seconds: "{% 'x' %}" }, 'a whole number from 0 to 99999999'),
  unfit('Timestamp', 'Wait', { Timestamp: "{% 'soon' %}" }, 'a timestamp, but was: "soon"'),
  unfit('Error', 'Fail', { Error: '{% 5 %}' }, 'a string, but was: 5'),
  unfit('Cause', 'Fail', { Error: 'E', Cause: '{% null %}' }, 'a string, but was: null'),
  unfit('Items', 'Map', { ...MAP, Items: '{% 5 %}' }, 'an array, but was: 5'),
  unfit(
    'MaxConcurrency',
    'Map',
    { ...MAP, Items: [], MaxConcurrency: "{% 'x' %}" },
    'a number from 0, but was: "x"',
  ),
  {
    name: 'the cause of such a value has its expression',
    source: SPEC,
    definition: publish({ TimeoutSeconds: "{% 'a' & 'b' %}" }, JSONATA),
    options: { tasks: { Only: 1 } },
    expected: broken(
      "The JSONata expression ''a' & 'b'' specified for the field 'TimeoutSeconds' returned",
    ),
    events: failed('TaskStateEntered', 'EvaluationFailed'),
  },
  {
    name: 'a value of the wrong type can be caught',
    source: SPEC,
    definition: {
      ...JSONATA,
      ...caught(
        { ...PUBLISH, TimeoutSeconds: "{% 'abc' %}" },
        { ErrorEquals: ['States.QueryEvaluationError'], Output: {} },
      ),
    },
    options: { tasks: { Only: 1 } },
    expected: { output: {} },
    events: inTaskThenPass('EvaluationFailed'),
  },
  {
    name: 'a value of the wrong type in a branch can be caught around it',
    source: SPEC,
    definition: {
      ...JSONATA,
      ...caught(
        {
          Type: 'Parallel',
          Branches: [one('W', { Type: 'Wait', Seconds: "{% 'x' %}", End: true })],
        },
        { ErrorEquals: ['States.ALL'], Output: {} },
      ),
    },
    expected: { output: {} },
    events: succeeded(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'WaitStateEntered',
      'EvaluationFailed',
      'ParallelStateFailed',
      'ParallelStateExited',
      ...through('Pass'),
    ),
  },
];
