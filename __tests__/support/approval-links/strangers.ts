import { expect } from '@jest/globals';
import { type ApprovalWorld, makeApprovalWorld } from '../approval-world';
import { formTokenAt, type LinkCase } from './link-case';

const OTHER_REQUEST_ID = 'e'.repeat(64);

/** Asks the same approver about another expense, whose execution runs; its link. */
const askAboutAnother = async (world: ApprovalWorld): Promise<string> => {
  world.states.executions.set('expense-2', { input: '{}', status: 'RUNNING' });
  await world.ask('token-2', { requestId: OTHER_REQUEST_ID, expenseId: 'expense-2' });
  return world.link();
};

/**
 * The same workflow elsewhere: tables, key and machine of its own. Its request has the id of ours, which is the worst
 * that may happen: real ids are hashes of the execution's ARN, with account and state machine in it.
 */
const elsewhere = async (): Promise<ApprovalWorld> => {
  const other = makeApprovalWorld();
  await other.ask('token-9');
  return other;
};

/** Valid links, forms and tokens, but of something else. */
export const STRANGER_CASES: readonly LinkCase[] = [
  {
    id: 'T13',
    name: 'a task token in the place of the link',
    act: (world) => world.post('token-1'),
    status: 404,
  },
  {
    id: 'T13',
    name: 'the link of another expense: it decides that one, and this one stays open',
    act: async (world) => {
      const response = await world.post(await askAboutAnother(world));
      expect(world.row(OTHER_REQUEST_ID)).toMatchObject({ state: 'APPROVED' });
      expect(world.states.taken.map(({ token }) => token)).toEqual(['token-2']);
      return response;
    },
    status: 200,
    outcome: 'APPROVED',
    state: 'PENDING',
  },
  {
    id: 'T13',
    name: 'the secret of another expense, under the id of this one',
    act: async (world) => {
      const [requestId] = world.link().split('.');
      const [, secret] = (await askAboutAnother(world)).split('.');
      return world.post(`${requestId}.${secret}`);
    },
    status: 404,
  },
  {
    id: 'T13',
    name: 'the form of another expense, sent to the link of this one',
    act: async (world) => {
      const own = world.link();
      const formToken = await formTokenAt(world, await askAboutAnother(world));
      return world.post(own, { formToken });
    },
    status: 403,
  },
  {
    id: 'T13',
    name: 'the sealed token of another expense in the row of this one: it does not open',
    act: async (world) => {
      const own = world.link();
      await askAboutAnother(world);
      const { sealedToken } = world.row(OTHER_REQUEST_ID) ?? {};
      world.db.put('requests', { ...world.row(), sealedToken });
      return world.post(own);
    },
    status: 503,
  },
  {
    id: 'T13',
    name: 'the link of another workflow, where it is good',
    act: async (world) => {
      const other = await elsewhere();
      const response = await world.post(other.link());
      expect((await other.post(other.link())).statusCode).toBe(200);
      return response;
    },
    status: 404,
  },
  {
    id: 'T14',
    name: 'a link of another account: a request and a secret that are not here',
    act: (world) => world.post(`${'f'.repeat(64)}.${'A'.repeat(43)}`),
    status: 404,
  },
  {
    id: 'T14',
    name: 'the page of another account’s link',
    act: async (world) => {
      const other = await elsewhere();
      expect((await other.get(other.link())).statusCode).toBe(200);
      return world.get(other.link());
    },
    status: 404,
  },
  {
    id: 'T14',
    name: 'the token of another account’s form, sent to the link of this one',
    act: async (world) => {
      const other = await elsewhere();
      const formToken = await formTokenAt(other, other.link());
      const response = await world.post(world.link(), { formToken });
      expect((await other.post(other.link(), { formToken })).statusCode).toBe(200);
      return response;
    },
    status: 403,
  },
];
