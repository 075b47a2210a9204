import type { WorkflowName } from '../../config/project';
import { EQUIVALENT } from './equivalent';
import type { Mutant } from './mutant';

/**
 * The mutants to run: all but those known to be equivalent, or those that are asked for, equivalent or not.
 * @param only ids, or texts in ids or places, any of which a mutant may match
 * @throws RangeError for an equivalent mutant that is not there any more, or when nothing is left to run
 */
export function select(
  workflow: WorkflowName,
  mutants: readonly Mutant[],
  only: readonly string[],
): Mutant[] {
  const equivalent = EQUIVALENT[workflow] ?? {};
  const gone = Object.keys(equivalent).find((known) => !mutants.some(({ id }) => id === known));
  if (gone !== undefined) {
    throw new RangeError(`${workflow} has no mutant ${gone}; take it out of equivalent.ts`);
  }
  if (only.length === 0) return mutants.filter(({ id }) => !Object.hasOwn(equivalent, id));
  const ids = new Set(mutants.map(({ id }) => id));
  const chosen = mutants.filter(({ id, place }) =>
    only.some((text) => (ids.has(text) ? id === text : `${id} ${place}`.includes(text))),
  );
  if (chosen.length === 0) {
    throw new RangeError(`${workflow} has no mutant ${only.join(', ')}; see --list`);
  }
  return chosen;
}
