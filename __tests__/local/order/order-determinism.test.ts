import { expect, jest, test } from '@jest/globals';
import type { LocalRun } from '../../../local/local-workflow';
import { orderLocally } from '../../../local/order/workflow';
import { anOrder } from './orders';

// A world opens in half a second, and in more where other tests keep the machine busy.
jest.setTimeout(30_000);

/** A run with retries, late effects, a stop and a redrive, in a world of its own. */
async function wildRun(seed: number): Promise<LocalRun> {
  const world = await orderLocally.open();
  try {
    return await world.run({
      input: anOrder('wild'),
      seed,
      stopAfterEvent: 60,
      faults: [
        { state: 'ReserveItem', error: 'DynamoDb.ThrottlingException', when: 'after' },
        { state: 'ChargePayment', error: 'Lambda.ServiceException', when: 'late' },
        { state: 'ShipOrder', error: 'States.Timeout', when: 'after' },
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

test('a second world is refused while one is open, and the process is as before when it is closed', async () => {
  const { AWS_ENDPOINT_URL: before } = process.env;
  const realDate = Date;
  const world = await orderLocally.open();

  await expect(orderLocally.open()).rejects.toThrow('a world is open already');
  expect(process.env['AWS_ENDPOINT_URL']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(Date).not.toBe(realDate);
  await world.close();

  expect(process.env['AWS_ENDPOINT_URL']).toBe(before);
  expect(Date).toBe(realDate);
});
