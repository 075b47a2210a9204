import { expect, jest, test } from '@jest/globals';
import type { Json } from '../../../asl/json';
import { HttpRoutes, LOCAL_CALLER_ARN } from '../../../local/world/http-routes';

const functions: Record<string, (event: Json) => Json> = {
  'get-thing': (event) => ({ statusCode: 200, headers: { a: 'b' }, body: JSON.stringify(event) }),
  hook: () => ({ statusCode: 204 }),
  odd: () => 'no answer',
  yes: () => ({ isAuthorized: true }),
  no: () => ({ isAuthorized: false }),
};
const invoke = jest.fn(async (part: string, event: Json): Promise<Json> => {
  const fn = functions[part];
  if (fn === undefined) throw new Error('failed');
  return fn(event);
});
const hook = (path: string, authorizer: string) => ({
  method: 'POST',
  path,
  function: 'hook',
  authorization: { authorizer, requiredHeaders: ['x-signature'] },
});
const routes = new HttpRoutes(
  [
    { method: 'GET', path: '/things/{id}', function: 'get-thing', authorization: 'iam' },
    { method: 'GET', path: '/page', function: 'get-thing', authorization: 'open' },
    { method: 'GET', path: '/odd', function: 'odd', authorization: 'iam' },
    { method: 'GET', path: '/broken', function: 'broken', authorization: 'iam' },
    hook('/yes', 'yes'),
    hook('/no', 'no'),
    hook('/lost', 'lost'),
  ],
  invoke,
  () => 1000,
);
const signed = { 'x-signature': 's' };

test('a request comes to its function with path parameters, as API Gateway hands it over', async () => {
  const { status, headers, body } = await routes.request({ method: 'GET', path: '/things/a%20b' });

  expect({ status, headers }).toEqual({ status: 200, headers: { a: 'b' } });
  expect(JSON.parse(body)).toMatchObject({
    version: '2.0',
    routeKey: 'GET /things/{id}',
    pathParameters: { id: 'a b' },
    requestContext: { http: { method: 'GET', path: '/things/a%20b' }, timeEpoch: 1000 },
  });
});

test.each([
  ['where it asks for one', '/things/1', { iam: { userArn: LOCAL_CALLER_ARN } }],
  ['nowhere else', '/page', undefined],
])('a route tells its function of the caller’s identity %s', async (_where, path, authorizer) => {
  const { body } = await routes.request({ method: 'GET', path });

  expect(JSON.parse(body)['requestContext']['authorizer']).toEqual(authorizer);
});

test.each([
  ['no route', { method: 'PUT', path: '/things/1' }, 404, []],
  ['no identity: the authorizer is not asked', { method: 'POST', path: '/yes' }, 401, []],
  ['a refusal', { method: 'POST', path: '/no', headers: signed }, 403, ['no']],
  ['an authorizer that fails', { method: 'POST', path: '/lost', headers: signed }, 500, ['lost']],
  ['a function that fails', { method: 'GET', path: '/broken' }, 500, ['broken']],
  ['an answer that is none', { method: 'GET', path: '/odd' }, 500, ['odd']],
  ['a good signature', { method: 'POST', path: '/yes', headers: signed }, 204, ['yes', 'hook']],
])('with %s a request is answered %#', async (_what, request, status, called) => {
  expect((await routes.request(request)).status).toBe(status);
  expect(invoke.mock.calls.map(([part]) => part)).toEqual(called);
});
