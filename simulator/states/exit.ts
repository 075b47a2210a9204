import type { Finished } from '../dialects/dialect';
import type { Strand } from '../strand';
import type { Outcome } from './state';

/**
 * Leaves a state: checks the size of the output and of the variables, sets these, records the event.
 * @throws StateFailure States.DataLimitExceeded
 */
export function exitState(
  strand: Strand,
  { output, assigned }: Finished,
  next: string | undefined,
): Outcome {
  strand.execution.engine.dataLimit.check(output, strand.stateName);
  if (assigned !== undefined) strand.variables.assign(assigned);
  const { stateName: name } = strand;
  const outcome = { output, next };
  // Before the event: an execution that is stopped by it goes on after this state.
  strand.left = outcome;
  if (assigned === undefined) {
    strand.record(`${strand.stateType}StateExited`, 'stateExitedEventDetails', { name, output });
  } else {
    strand.record(`${strand.stateType}StateExited`, 'stateExitedEventDetails', {
      name,
      output,
      assignedVariables: assigned,
    });
  }
  return outcome;
}
