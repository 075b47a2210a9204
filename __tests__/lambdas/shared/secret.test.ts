import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';
import { makeSecretSource } from '../../../lambdas/shared/secret';

const FIVE_MINUTES_MS = 5 * 60 * 1000;

function makeSource(...texts: readonly (string | undefined)[]) {
  const client = new SecretsManagerClient({ region: 'eu-central-1' });
  const mock = mockClient(client);
  const reads = mock.on(GetSecretValueCommand, { SecretId: 'order/payment' });
  for (const SecretString of texts) {
    reads.resolvesOnce({ SecretString });
  }
  const clock = { ms: 1_000 };
  const source = makeSecretSource({
    client,
    secretName: 'order/payment',
    schema: z.object({ apiKey: z.string() }),
    now: () => clock.ms,
  });
  return { clock, source, reads: () => mock.calls().length };
}

const json = (apiKey: string) => JSON.stringify({ apiKey, other: 1 });

describe('a secret', () => {
  test('is read once within five minutes, and without what is not asked for', async () => {
    const { clock, reads, source } = makeSource(json('one'), json('two'));

    expect(await source.read()).toEqual({ apiKey: 'one' });
    clock.ms += FIVE_MINUTES_MS - 1;
    expect(await source.read()).toEqual({ apiKey: 'one' });
    expect(reads()).toBe(1);

    clock.ms += 1;
    expect(await source.read()).toEqual({ apiKey: 'two' });
    expect(reads()).toBe(2);
  });

  test('is read anew when it was refused, and kept from then on', async () => {
    const { reads, source } = makeSource(json('one'), json('two'));
    await source.read();

    expect(await source.refresh()).toEqual({ apiKey: 'two' });
    expect(await source.read()).toEqual({ apiKey: 'two' });
    expect(reads()).toBe(2);
  });

  test.each([
    ['not JSON', 'sk-live-key', 'the whole'],
    ['no text at all', undefined, 'the whole'],
    ['without the key', '{"other":"sk-live-key"}', 'apiKey'],
    ['with a key of another type', '{"apiKey":["sk-live-key"]}', 'apiKey'],
  ])('that is %s is refused by name and field, never by content', async (_, text, field) => {
    const { source } = makeSource(text);

    const error = await source.read().catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      name: 'SecretMalformed',
      message: `secret order/payment is malformed at: ${field}`,
    });
    expect(String(error)).not.toContain('sk-live-key');
  });
});
