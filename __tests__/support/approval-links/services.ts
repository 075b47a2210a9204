import type { HttpResponse } from '../../../lambdas/shared/http-response';
import { type ApprovalWorld, makeApprovalWorld } from '../approval-world';
import { fault } from '../effects';
import { DEADLINE_MS, end, type LinkCase } from './link-case';

/** Every answer to the token fails as Step Functions says. */
const answering = async (
  world: ApprovalWorld,
  name: string,
  status: string,
): Promise<HttpResponse> => {
  // Unsealing, describing, recording and reading come first; then the answer.
  const probe = makeApprovalWorld();
  await probe.ask('token-1');
  const before = probe.effects.calls.length;
  await probe.post(probe.link());
  const index = world.effects.calls.length - before + probe.effects.calls.indexOf('states:succeed');
  world.effects.fault = { index, mode: 'before', error: fault(name, 'token-1') };
  const gate = world.effects.gate;
  world.effects.gate = async () => {
    await gate();
    if (world.effects.calls.length === index) end(world, status);
  };
  return world.post(world.link());
};

/** Services that fail while a link is used. */
export const SERVICE_CASES: readonly LinkCase[] = [
  {
    id: 'T21',
    name: 'a link of before the key was rotated',
    act: (world) => {
      world.kms.rotate();
      return world.post(world.link());
    },
    status: 200,
    outcome: 'APPROVED',
  },
  {
    id: 'T21',
    name: 'a link of before the key was rotated, after its expiry',
    act: (world) => {
      world.kms.rotate();
      world.clock.nowMs = DEADLINE_MS;
      return world.post(world.link());
    },
    status: 410,
  },
  ...(
    [
      ['TaskTimedOut', 410],
      ['TaskDoesNotExist', 404],
      ['InvalidToken', 400],
    ] as const
  ).map(([name, status]) => ({
    id: 'T32',
    name: `${name}, when the execution has ended for good`,
    act: (world: ApprovalWorld) => answering(world, name, 'ABORTED'),
    status,
    state: 'APPROVED',
  })),
  ...['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'].map((name) => ({
    id: 'T32',
    name: `${name}, when the execution runs and will read the decision`,
    act: (world: ApprovalWorld) => answering(world, name, 'RUNNING'),
    status: 200,
    state: 'APPROVED',
  })),
  {
    id: 'T32',
    name: 'throttling',
    act: (world) => answering(world, 'ThrottlingException', 'RUNNING'),
    status: 503,
    state: 'APPROVED',
  },
  ...[
    'KMSInvalidStateException',
    'DisabledException',
    'AccessDeniedException',
    'KMSInternalException',
  ].map((name) => ({
    id: 'T34',
    name: `${name} while unsealing the token`,
    act: (world: ApprovalWorld) => {
      const index = world.effects.calls.length + 2;
      world.effects.fault = { index, mode: 'before', error: fault(name) };
      return world.post(world.link());
    },
    status: 503,
  })),
];
