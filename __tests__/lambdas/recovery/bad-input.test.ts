import { afterEach, describe, expect, test } from '@jest/globals';
import type { EndedExecution } from '../../../lambdas/recovery/execution-record';
import { BAD_VALUES, badEvents, isUnpolluted } from '../../support/bad-input';
import { makeRecoveryWorld, STOP_DATE } from '../../support/recovery-world';

const ARN_PREFIX = 'arn:aws:states:eu-west-1:111111111111:execution:';
const ARN = `${ARN_PREFIX}machine:order-1`;
const FOREIGN_ARN = 'arn:aws:states:us-east-1:999999999999:execution:other:x';

/** As EventBridge sends it: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
const EVENT = {
  source: 'aws.states',
  'detail-type': 'Step Functions Execution Status Change',
  resources: [ARN],
  detail: {
    executionArn: ARN,
    name: 'order-1',
    status: 'ABORTED',
    stopDate: STOP_DATE.getTime(),
    input: '{}',
    error: null,
  },
};
/** What of an event is believed. */
const BELIEVED = ['detail', 'detail.executionArn', 'detail.stopDate'];
const OTHERS = [
  ...['source', 'detail-type', 'resources', 'resources.0'],
  ...['name', 'status', 'input', 'error'].map((field) => `detail.${field}`),
];
const events = badEvents(EVENT, [...BELIEVED, ...OTHERS]);

/** One delivery of an event: the ARNs that were described, redriven and parked for it, and how it ended. */
async function receive(event: unknown, told: Partial<EndedExecution> = {}) {
  const world = makeRecoveryWorld(told);
  const outcome = await world.receive(event).then(
    () => 'taken',
    (error: Error) => error.name,
  );
  const parked = world.parked.map(({ executionArn }) => executionArn);
  return [outcome, world.described, world.redriven, parked];
}

const REFUSED = ['InvalidEvent', [], [], []];
/** What comes of an execution that was stopped. */
const redriven = (arn: string) => ['taken', [arn], [arn], []];

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

describe('the event of an ended execution', () => {
  test('is refused as InvalidEvent before any call, or its execution is judged as it is now', async () => {
    for (const { name, event } of events) {
      const isOther = ['with', ...OTHERS.map((field) => `${field}:`)].some((start) =>
        name.startsWith(`${start} `),
      );
      // An ARN like any other; the role of the function may do nothing about it.
      const isForeign = name === `detail.executionArn: injection ${FOREIGN_ARN}`;
      // The first moment of 1970, long before what Step Functions tells.
      const isLongAgo = name === 'detail.stopDate: minus zero';

      expect([name, await receive(event)]).toEqual([
        name,
        isOther || isForeign || isLongAgo ? redriven(isForeign ? FOREIGN_ARN : ARN) : REFUSED,
      ]);
    }
  });

  test('there are more than 600 cases', () => {
    expect(events.length).toBeGreaterThan(600);
  });

  test.each([
    ['a machine', 'arn:aws:states:eu-west-1:111111111111:stateMachine:machine'],
    ['an Express execution', 'arn:aws:states:eu-west-1:111111111111:express:machine:a:b'],
    ['an execution without a name', `${ARN_PREFIX}machine:`],
    ['an execution of an account that is none', ARN.replace('111111111111', '1')],
    ['another service', ARN.replace('states', 'sqs')],
    ['a name with a line break', `${ARN}\n`],
    ['a name with a NUL', `${ARN}\0`],
    ['257 characters', ARN.padEnd(257, 'x')],
  ])('is refused as InvalidEvent when its ARN is of %s', async (_, executionArn) => {
    const event = { ...EVENT, detail: { ...EVENT.detail, executionArn } };

    expect(await receive(event)).toEqual(REFUSED);
  });

  test.each([
    ['256 characters', ARN.padEnd(256, 'x')],
    ['letters of another script', `${ARN_PREFIX}machine:заказ-1`],
    ['another partition', ARN.replace('arn:aws:', 'arn:aws-us-gov:')],
  ])('is taken when its ARN has %s', async (_, executionArn) => {
    const event = { ...EVENT, detail: { ...EVENT.detail, executionArn } };

    expect(await receive(event)).toEqual(redriven(executionArn));
  });

  test.each([
    ['after the last moment of a Date', 8.64e15 + 1],
    ['before 1970', -1],
    ['with a fraction of a millisecond', 0.5],
  ])('is refused as InvalidEvent when it ended %s', async (_, stopDate) => {
    const event = { ...EVENT, detail: { ...EVENT.detail, stopDate } };

    expect(await receive(event)).toEqual(REFUSED);
  });
});

describe('what Step Functions tells of an execution', () => {
  const texts = BAD_VALUES.flatMap(({ name, json }) => {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? [{ name, text: value }] : [];
  });

  test.each(texts)('leads to nothing when its status or its error is $name', async ({ text }) => {
    for (const told of [{ status: text }, { status: 'FAILED', error: text }]) {
      expect(await receive(EVENT, told)).toEqual(['taken', [ARN], [], []]);
    }
  });
});
