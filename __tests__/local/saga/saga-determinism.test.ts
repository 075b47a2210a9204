import { expect, jest, test } from '@jest/globals';
import type { LocalRun } from '../../../local/local-workflow';
import { sagaLocally } from '../../../local/saga/workflow';
import { aBooking } from './bookings';

// A world opens in half a second, and in more where other tests keep the machine busy.
jest.setTimeout(30_000);

/** A run with retries, late effects, a fallback, a stop and a redrive, in a world of its own. */
async function wildRun(seed: number): Promise<LocalRun> {
  const world = await sagaLocally.open();
  try {
    return await world.run({
      input: aBooking('wild'),
      seed,
      stopAfterEvent: 60,
      options: { payment: 'hold-unseen' },
      faults: [
        { state: 'ReserveHotel', error: 'Lambda.ServiceException', when: 'late' },
        { state: 'CommitBooking', error: 'States.Timeout', when: 'after' },
      ],
    });
  } finally {
    await world.close();
  }
}

test('the same seed gives the same history and the same effects, byte for byte, in another world too', async () => {
  const first = await wildRun(7);
  const second = await wildRun(7);
  const other = await wildRun(8);

  const bytes = ({ result, effects }: LocalRun) => JSON.stringify([result.history, effects]);
  expect(first.result.status).toBe('SUCCEEDED');
  expect(bytes(second)).toBe(bytes(first));
  expect(bytes(other)).not.toBe(bytes(first));
});
