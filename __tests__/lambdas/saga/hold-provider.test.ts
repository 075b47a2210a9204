import { expect, test } from '@jest/globals';
import { BOOKING_ID, makeSagaWorld, type SagaWorld } from '../../support/saga-world';

const reserve = (world: SagaWorld) => world.reserve();
const authorize = (world: SagaWorld) => world.authorize();

test.each([
  ['confirm', 'flight', reserve, (world: SagaWorld) => world.confirm()],
  ['release', 'flight', reserve, (world: SagaWorld) => world.release()],
  ['capture', 'payment', authorize, (world: SagaWorld) => world.capture()],
  ['void', 'payment', authorize, (world: SagaWorld) => world.voidPayment()],
] as const)(
  'a provider that did not answer is asked to %s again under the key of booking, step and call',
  async (call, step, hold, settle) => {
    const world = makeSagaWorld();
    const { providers } = world;
    await hold(world);
    providers.broken.set(step, 503);
    await expect(settle(world)).rejects.toMatchObject({ name: 'ProviderUnavailable' });
    providers.broken.clear();

    await settle(world);

    const keys = providers.requests
      .filter(({ url }) => url.endsWith(`/${BOOKING_ID}/${call}`))
      .map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toEqual(Array(2).fill(`saga/${BOOKING_ID}/${step}/${call}`));
  },
);
