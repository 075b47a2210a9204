import { failure } from '../../simulator/tasks/handler';
import { breakerDefinition, makeBreakerWorld, START_MS, THRESHOLD } from './breaker-machine';

/** What becomes of a guarded call: the service is not well, says no, was called wrongly, answers. */
export const down = failure('Unavailable', 'no answer');
export const declined = failure('Declined', 'no funds');
export const broken = failure('Broken', 'a fault of ours');
export const well = { chargeId: 'c1' };

/** A moment that many seconds after the beginning. */
export const momentAt = (seconds: number): string =>
  new Date(START_MS + seconds * 1000).toISOString();

/** A world whose breaker was opened at second 0, and so until `OPEN_SECONDS`. */
export async function makeOpenBreakerWorld(readMs = 0) {
  const world = makeBreakerWorld(breakerDefinition, readMs);
  for (let count = 0; count < THRESHOLD; count += 1) await world.run({ at: 0, pay: down });
  return world;
}
