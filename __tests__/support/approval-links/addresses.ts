import { expect } from '@jest/globals';
import type { ApprovalWorld } from '../approval-world';
import { formTokenAt, type LinkCase } from './link-case';

/** The decision that is not in the form. */
const CONTRARY = { approve: 'reject', reject: 'approve' } as const;
const OUTCOME = { approve: 'APPROVED', reject: 'REJECTED' } as const;
const DECISIONS = ['approve', 'reject'] as const;

/** Where a request may say a thing a second time, as API Gateway hands it over (payload formats 2.0 and 1.0). */
const SAID_ELSEWHERE: readonly (readonly [where: string, said: (decision: string) => object])[] = [
  [
    'in the query',
    (decision) => ({
      rawQueryString: `decision=${decision}`,
      queryStringParameters: { decision },
    }),
  ],
  [
    'twice in the query',
    (decision) => ({
      rawQueryString: `decision=${decision}&decision=${decision}`,
      queryStringParameters: { decision: `${decision},${decision}` },
      multiValueQueryStringParameters: { decision: [decision, decision] },
    }),
  ],
  [
    'with a whole form in the query',
    (decision) => ({
      rawQueryString: `comment=from+the+query&decision=${decision}`,
      queryStringParameters: { comment: 'from the query', decision, formToken: 'x' },
    }),
  ],
  [
    'in a header',
    (decision) => ({
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        decision,
        'x-decision': decision,
        'x-http-method-override': 'GET',
      },
    }),
  ],
  ['in a cookie', (decision) => ({ cookies: [`decision=${decision}`] })],
  ['in the path', (decision) => ({ rawPath: `/decisions/x/${decision}` })],
  ['in a stage variable', (decision) => ({ stageVariables: { decision } })],
];

const query = (name: string, value: string) => ({
  rawQueryString: `${name}=${encodeURIComponent(value)}`,
  queryStringParameters: { [name]: value },
});

const EVIL = 'https://evil.example/';

/** Headers by which a proxy, or an attacker, says where the request went to. */
const EVIL_HEADERS = {
  'content-type': 'application/x-www-form-urlencoded',
  host: 'evil.example',
  origin: EVIL,
  referer: EVIL,
  'x-forwarded-host': 'evil.example',
  'x-original-url': EVIL,
};

/** Requests whose address, headers or body say more than the form: only the form decides, and nothing redirects. */
export const ADDRESS_CASES: readonly LinkCase[] = [
  ...SAID_ELSEWHERE.flatMap(([where, said]) =>
    DECISIONS.map(
      (decision): LinkCase => ({
        id: 'T18',
        name: `a form that says ${decision}, and ${CONTRARY[decision]} ${where},`,
        act: async (world) => {
          const event = said(CONTRARY[decision]);
          const response = await world.post(world.link(), { decision, comment: 'mine', event });
          expect(world.states.taken[0]?.output).toMatchObject({ comment: 'mine' });
          return response;
        },
        status: 200,
        outcome: OUTCOME[decision],
      }),
    ),
  ),
  {
    id: 'T18',
    name: 'a form without a decision, which is in the query,',
    act: async (world) => {
      const formToken = await formTokenAt(world, world.link());
      const form = `${new URLSearchParams({ formToken, comment: '' })}`;
      return world.post(world.link(), { body: form, event: query('decision', 'approve') });
    },
    status: 400,
  },
  {
    id: 'T18',
    name: 'a GET with a decision in its query',
    act: (world) => world.get(world.link(), {}, query('decision', 'approve')),
    status: 200,
  },
  {
    id: 'T18',
    name: 'a decision behind the link',
    act: (world) => world.post(`${world.link()}?decision=approve`),
    status: 404,
  },
  {
    id: 'T18',
    name: 'a form in base64, and another decision in the query,',
    act: (world) => postEncoded(world, query('decision', 'approve')),
    status: 200,
    outcome: 'REJECTED',
  },
  {
    id: 'T18',
    name: 'a decision as JSON',
    act: (world) =>
      world.post(world.link(), {
        body: '{"decision":"approve"}',
        headers: { 'content-type': 'application/json' },
        event: query('decision', 'approve'),
      }),
    status: 400,
  },
  {
    id: 'T26',
    name: 'a field of the form that asks for a redirect',
    act: (world) =>
      world.post(world.link(), { body: `formToken=x&comment=&decision=approve&next=${EVIL}` }),
    status: 400,
  },
  ...['next', 'redirect', 'redirect_uri', 'returnTo', 'url'].flatMap((name): LinkCase[] => [
    {
      id: 'T26',
      name: `a decision whose query asks for a redirect by ${name}`,
      act: (world) => world.post(world.link(), { event: query(name, EVIL) }),
      status: 200,
      outcome: 'APPROVED',
    },
    {
      id: 'T26',
      name: `a look whose query asks for a redirect by ${name}`,
      act: (world) => world.get(world.link(), {}, query(name, EVIL)),
      status: 200,
    },
  ]),
  {
    id: 'T26',
    name: 'a decision whose headers name another host',
    act: (world) => world.post(world.link(), { headers: EVIL_HEADERS }),
    status: 200,
    outcome: 'APPROVED',
  },
];

async function postEncoded(world: ApprovalWorld, event: object) {
  const formToken = await formTokenAt(world, world.link());
  const form = `${new URLSearchParams({ formToken, comment: '', decision: 'reject' })}`;
  const body = Buffer.from(form).toString('base64');
  return world.post(world.link(), { body, event: { ...event, isBase64Encoded: true } });
}
