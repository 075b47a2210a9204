import { expect, test } from '@jest/globals';
import { orderLocally } from '../../../local/order/workflow';
import { describeSameSeed } from '../same-seed';
import { anOrder } from './orders';

describeSameSeed(orderLocally, {
  input: anOrder('wild'),
  stopAfterEvent: 60,
  faults: [
    { state: 'ReserveItem', error: 'DynamoDb.ThrottlingException', when: 'after' },
    { state: 'ChargePayment', error: 'Lambda.ServiceException', when: 'late' },
    { state: 'ShipOrder', error: 'States.Timeout', when: 'after' },
  ],
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
