import { caught, PUBLISH } from '../../../support/machines';
import { type ConformanceCase, fails } from '../case';
import { failed, inTaskThenPass } from '../events';
import { ERRORS_PAGE } from './error-case';

const lost = { ...PUBLISH, Parameters: { 'x.$': '$.lost' } };

/** Parameters that cannot be made, and who may catch that. */
export const PARAMETER_CASES: readonly ConformanceCase[] = [
  {
    name: 'a path of Parameters that leads nowhere is States.Runtime (recorded)',
    source: `recorded: ${ERRORS_PAGE}`,
    definition: caught(lost, { ErrorEquals: ['States.ALL'] }),
    options: { tasks: { Only: 1 } },
    expected: fails(
      'States.Runtime',
      "The JSONPath '$.lost' specified for the field 'x.$' could not be found in the input '{}'",
    ),
    events: failed('TaskStateEntered'),
  },
  {
    name: 'a Catch may ask for States.ParameterPathFailure',
    source: ERRORS_PAGE,
    definition: caught(lost, { ErrorEquals: ['States.ParameterPathFailure'], ResultPath: null }),
    options: { tasks: { Only: 1 } },
    expected: { output: {} },
    events: inTaskThenPass(),
  },
  {
    name: 'States.IntrinsicFailure can be caught',
    source: ERRORS_PAGE,
    definition: caught(
      { ...PUBLISH, Parameters: { 'x.$': "States.StringToJson('{')" } },
      { ErrorEquals: ['States.IntrinsicFailure'], ResultPath: null },
    ),
    options: { tasks: { Only: 1 } },
    expected: { output: {} },
    events: inTaskThenPass(),
  },
];
