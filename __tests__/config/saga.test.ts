import { describe, expect, test } from '@jest/globals';
import { brokenRelations } from '../../config/relations';
import { PAYMENT_PROVIDERS, TRIP_PROVIDERS } from '../../config/saga-providers';
import { PAYMENT_STEPS, TRIP_PARTS } from '../../workflows/saga-parts';
import { environmentConfig } from '../support/environment-config';

const { saga } = environmentConfig();
const keysOf = (name: 'dev' | 'local', changes: Partial<typeof saga>) =>
  brokenRelations(name, environmentConfig({ saga: { ...saga, ...changes } }))
    .map(({ key }) => key)
    .filter((key) => key.startsWith('saga.'));

describe('the configuration of the saga', () => {
  test('calls its providers by https, except on a laptop', () => {
    const flight = { ...saga.providers.flight, url: 'http://flight.example.com' };
    const providers = { ...saga.providers, flight };

    expect(keysOf('dev', { providers })).toEqual(['saga.providers.flight.url']);
    expect(keysOf('local', { providers })).toEqual([]);
  });

  test('knows each provider by the step that calls it', () => {
    expect(TRIP_PROVIDERS).toEqual(TRIP_PARTS);
    expect(PAYMENT_PROVIDERS).toEqual(PAYMENT_STEPS);
  });

  test.each([
    [5, ['saga.holdHours']],
    [6, []],
  ])('holds for as long as a booking may try: %s hours', (holdHours, keys) => {
    expect(keysOf('dev', { holdHours })).toEqual(keys);
  });
});
