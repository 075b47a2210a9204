import { REQUEST_ID } from '../approval-world';
import { DEADLINE_MS, type LinkCase } from './link-case';

/** Replaces one character of a link by another one that may stand there. */
const flipped = (link: string, index: number): string =>
  `${link.slice(0, index)}${link[index] === 'a' ? 'b' : 'a'}${link.slice(index + 1)}`;

/** Links that somebody has changed, cut or made up. */
export const TAMPERING_CASES: readonly LinkCase[] = [
  {
    id: 'T9',
    name: 'a secret with one character changed',
    act: (world) => world.post(flipped(world.link(), 80)),
    status: 404,
  },
  {
    id: 'T9',
    name: 'a secret whose last bit, which no byte holds, is changed',
    act: (world) => {
      const link = world.link();
      const last = link.charCodeAt(link.length - 1);
      return world.post(`${link.slice(0, -1)}${String.fromCharCode(last === 65 ? 66 : 65)}`);
    },
    status: 404,
  },
  {
    id: 'T9',
    name: 'a request id with one character changed',
    act: (world) => world.post(flipped(world.link(), 3)),
    status: 404,
  },
  {
    id: 'T10',
    name: 'a truncated link',
    act: (world) => world.post(world.link().slice(0, -1)),
    status: 404,
  },
  {
    id: 'T11',
    name: 'a link of 2,049 characters',
    act: (world) => world.post(world.link().padEnd(2_049, 'a')),
    status: 404,
  },
  { id: 'T12', name: 'an empty link', act: (world) => world.post(''), status: 404 },
  {
    id: 'T12',
    name: 'null in the place of the link',
    act: (world) => world.post(null as never),
    status: 404,
  },
  {
    id: 'T12',
    name: 'a list in the place of the link',
    act: (world) => world.post([] as never),
    status: 404,
  },
  {
    id: 'T17',
    name: 'the secret of another approver’s request',
    act: async (world) => {
      const own = world.link();
      await world.ask('token-2', { requestId: 'e'.repeat(64), approverId: 'ben' });
      const [, secret] = world.link().split('.');
      return world.post(`${own.split('.')[0]}.${secret}`);
    },
    status: 404,
  },
  {
    id: 'T19',
    name: 'an expiry in the form',
    act: (world) => {
      world.clock.nowMs = DEADLINE_MS + 1;
      const form = 'formToken=x&comment=&decision=approve&expiresAt=9999999999';
      return world.post(world.link(), { body: form });
    },
    status: 400,
  },
  {
    id: 'T20',
    name: 'a link without a secret',
    act: (world) => world.post(`${REQUEST_ID}.`),
    status: 404,
  },
  {
    id: 'T20',
    name: 'a link that says that it needs none',
    act: (world) => world.post(`${REQUEST_ID}.none`),
    status: 404,
  },
];
