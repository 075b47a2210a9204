import { describe, expect, test } from '@jest/globals';
import { answerJson } from '../../../local/services/aws-json';
import { serviceOf, textField } from '../../../local/services/aws-service';
import { makeEventBridge } from '../../../local/services/event-bridge';
import { HttpClient } from '../../../local/services/http-client';
import { listen } from '../../../local/services/loopback-server';

const services = {
  Shop: serviceOf('Shop', {
    Buy: (input) => ({ bought: textField(input, 'What') }),
    Break: () => {
      throw new TypeError('a fault of the stand-in');
    },
  }),
  Events: makeEventBridge(),
};

/** Answers a request of the JSON protocol. */
async function ask(target: string | undefined, body: string) {
  const headers = target === undefined ? {} : { 'x-amz-target': target };
  const request = { method: 'POST', path: '/', headers, body: Buffer.from(body) };
  const response = await answerJson(services, request);
  return response && { status: response.status, body: JSON.parse(String(response.body)) };
}

describe("AWS's JSON protocol", () => {
  test('gives the answer of the operation', async () => {
    expect(await ask('Shop.Buy', '{"What":"tea"}')).toEqual({
      status: 200,
      body: { bought: 'tea' },
    });
  });

  test.each([
    ['no service Bank', 'Bank.Open', '{}', 'UnknownOperationException'],
    [
      'Shop does not stand in for Sell; allowed: Buy, Break',
      'Shop.Sell',
      '{}',
      'UnknownOperationException',
    ],
    ['Shop does not stand in for ; allowed', 'Shop', '{}', 'UnknownOperationException'],
    ['What is missing; it must be text', 'Shop.Buy', '', 'ValidationException'],
    ['What is number; it must be text', 'Shop.Buy', '{"What":1}', 'ValidationException'],
    ['the body is not a JSON object', 'Shop.Buy', '[]', 'SerializationException'],
    ['the body is not a JSON object', 'Shop.Buy', '{', 'SerializationException'],
    [
      'Entries must be a list of 1 to 10',
      'Events.PutEvents',
      '{"Entries":[]}',
      'ValidationException',
    ],
  ])('refuses with %j what asks for %s with %j', async (message, target, body, name) => {
    expect(await ask(target, body)).toEqual({
      status: 400,
      body: { __type: name, message: expect.stringContaining(message) },
    });
  });

  test('leaves a request alone that is not in it', async () => {
    expect(await ask(undefined, '{}')).toBeUndefined();
  });

  test('hands on a fault of the stand-in itself', async () => {
    await expect(ask('Shop.Break', '{}')).rejects.toThrow('a fault of the stand-in');
  });
});

describe('a server on the loopback', () => {
  test('answers without a body, and a HEAD without one of it', async () => {
    const server = await listen('plain', async ({ method, path }) =>
      path === '/empty' ? { status: 204 } : { status: 200, body: method },
    );
    const client = new HttpClient(server.url);

    const answers = [
      await client.send('GET', '/empty', {}, ''),
      await client.send('HEAD', '/', {}, ''),
      await client.send('PUT', '/', {}, 'sent'),
    ];
    client.close();
    await server.close();

    expect(answers.map(({ status, body }) => `${status} ${body}`)).toEqual([
      '204 ',
      '200 ',
      '200 PUT',
    ]);
  });

  test.each([
    ['an error', new Error('broken')],
    ['anything else', 'broken'],
  ])('hangs up when answering throws %s', async (_what, thrown) => {
    const server = await listen('broken', () => Promise.reject(thrown));
    const client = new HttpClient(server.url);

    await expect(client.send('GET', '/', {}, '')).rejects.toMatchObject({ code: 'ECONNRESET' });
    client.close();
    await server.close();
  });

  test('comes back where it was', async () => {
    const first = await listen('again', async () => ({ status: 200 }));
    await first.close();

    const second = await listen('again', async () => ({ status: 200 }));
    await second.close();

    expect(second.url).toBe(first.url);
  });
});
