import { isJsonObject, type Json } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { walkStates } from '../../asl/walk';
import { demand } from '../support/checks/report';

/** A definition before one field of it was changed. */
export interface ChangedDefinition {
  /** The definition as it was. */
  readonly before: object;
  /** MaxAttempts of the first retrier as it is now, and as it was. */
  readonly attempts: number;
  readonly changedAttempts: number;
}

/** A copy of a definition in which the first retrier tries once more. @throws CheckFailure when there is no retrier */
export function changeRetry(definition: object): ChangedDefinition {
  // By way of JSON: in the module, many states share one retrier.
  const before = JSON.parse(serialize(definition)) as object;
  for (const { state } of walkStates(before)) {
    const retriers: Json | undefined = state['Retry'];
    const first: unknown = Array.isArray(retriers) ? retriers[0] : undefined;
    if (!isJsonObject(first) || typeof first['MaxAttempts'] !== 'number') continue;
    const attempts = first['MaxAttempts'];
    const changedAttempts = attempts + 1;
    Object.assign(first, { MaxAttempts: changedAttempts });
    return { before, attempts, changedAttempts };
  }
  demand(false, () => 'the definition has no retrier with MaxAttempts to change');
}
