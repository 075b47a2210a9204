import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { failure, type TaskHandler } from '../../simulator/tasks/handler';
import {
  type ApprovalRunOptions,
  type ApprovalTask,
  DECIDED_AT,
  decisionOf,
  runApproval,
  validExpense,
} from '../support/approval-run';
import { BROKEN, CONDITION_FAILED } from '../support/failures';
import { executionArnOf, STARTED_AT } from '../support/recorded-run';
import { sentBy } from '../support/sent-parameters';

const DAY_1 = '2026-01-02T00:00:00Z';
const DAY_2 = '2026-01-03T00:00:00Z';

const silent: TaskHandler = () => ({});
const SILENT_FIRST = { AskFirstApprover: silent };
const SILENT_BOTH = { ...SILENT_FIRST, AskSecondApprover: silent };

const ARCHIVES = ['ArchivePaid', 'ArchiveUnpaid', 'ArchiveRefused', 'ArchiveUnfinished'] as const;

/** What a run sends to the archive, by the state that does. */
async function archived(options: ApprovalRunOptions = {}) {
  const { history, output } = await runApproval(options);
  const sent = ARCHIVES.flatMap((state) =>
    sentBy(history, state).map((parameters) => ({ state, ...parameters })),
  );
  return { sent, output };
}

/** The one object that a run leaves. */
async function archivedBy(state: ApprovalTask, tasks: ApprovalRunOptions['tasks'] = {}) {
  const { sent } = await archived({ tasks });
  expect(sent.map((one) => one.state)).toEqual([state]);
  const [{ Key, Body } = {} as JsonObject] = sent as readonly JsonObject[];
  expect(Key).toBe(`expenses/${validExpense.expenseId}.json`);
  return isJsonObject(Body) ? Body : {};
}

const askedFirst = { approverId: 'ann', askedAt: STARTED_AT };
const silentFirst = { ...askedFirst, closed: { outcome: 'SILENT', closedAt: DAY_1 } };
const askedSecond = { approverId: 'ben', askedAt: DAY_1 };
const expired = { outcome: 'EXPIRED', decidedBy: 'nobody', decidedAt: DAY_2, comment: '' };
const payout = (sentAt: string) => ({ payoutId: validExpense.expenseId, sentAt });

describe('the archive has the whole case of an expense', () => {
  test('that was paid on the first approver’s word', async () => {
    expect(await archivedBy('ArchivePaid')).toEqual({
      status: 'PAID',
      executionArn: executionArnOf(validExpense.expenseId),
      receivedAt: STARTED_AT,
      archivedAt: STARTED_AT,
      case: {
        input: { expenseId: validExpense.expenseId },
        expense: validExpense,
        questions: { first: askedFirst },
        decision: decisionOf('APPROVED', 'ann'),
        payout: payout(STARTED_AT),
      },
    });
  });

  test('that was paid on the second one’s word, with the first one’s silence', async () => {
    const { case: told, ...about } = await archivedBy('ArchivePaid', SILENT_FIRST);

    expect(about).toMatchObject({ status: 'PAID', receivedAt: STARTED_AT, archivedAt: DAY_1 });
    expect(told).toMatchObject({
      questions: { first: silentFirst, second: askedSecond },
      decision: decisionOf('APPROVED', 'ben'),
      payout: payout(DAY_1),
    });
  });

  test('that was rejected, with the comment and the notice', async () => {
    const tasks = { AskFirstApprover: decisionOf('REJECTED', 'ann') };
    const { case: told, status } = await archivedBy('ArchiveUnpaid', tasks);

    expect(status).toBe('REJECTED');
    expect(told).toMatchObject({
      questions: { first: askedFirst },
      decision: { outcome: 'REJECTED', decidedAt: DECIDED_AT, comment: 'as agreed' },
      notice: { sentAt: STARTED_AT },
    });
    expect(told).not.toHaveProperty('payout');
  });

  test('that nobody decided', async () => {
    const { case: told, status } = await archivedBy('ArchiveUnpaid', SILENT_BOTH);

    expect(status).toBe('EXPIRED');
    expect(told).toMatchObject({
      questions: {
        first: silentFirst,
        second: { ...askedSecond, closed: { outcome: 'SILENT', closedAt: DAY_2 } },
      },
      decision: expired,
      notice: { sentAt: DAY_2 },
    });
  });

  test('that was decided in time, but whose approver could not be heard', async () => {
    const tasks = { ...SILENT_FIRST, CloseFirstRequest: CONDITION_FAILED };
    const { case: told, archivedAt } = await archivedBy('ArchivePaid', tasks);

    expect(archivedAt).toBe(DAY_1);
    expect(told).toMatchObject({
      questions: { first: askedFirst },
      decision: { outcome: 'APPROVED', decidedBy: 'ann', decidedAt: DECIDED_AT },
    });
    expect(told).not.toHaveProperty('questions.first.closed');
    expect(told).not.toHaveProperty('questions.second');
  });

  test('about which nobody was asked', async () => {
    const tasks = { ValidateExpense: { ...validExpense, amountMinor: 4_999 } };
    const { case: told } = await archivedBy('ArchivePaid', tasks);

    expect(told).toMatchObject({ decision: { outcome: 'APPROVED', decidedBy: 'policy' } });
    expect(told).not.toHaveProperty('questions');
  });

  test('that was refused: the input as it came, and why', async () => {
    const input = { expenseId: validExpense.expenseId, amountMinor: 'a lot' };
    const tasks = { ValidateExpense: failure('InvalidExpense', 'amountMinor: must be a number') };
    const { sent } = await archived({ input, tasks });

    expect(sent).toMatchObject([
      {
        state: 'ArchiveRefused',
        Body: {
          status: 'REFUSED',
          case: {
            input,
            failure: { Error: 'InvalidExpense', Cause: 'amountMinor: must be a number' },
          },
        },
      },
    ]);
  });

  test.each([
    ['could not be opened', 'ArchiveRefused', { OpenExpense: BROKEN }, 'REFUSED', 'failure'],
    [
      'waits for a person',
      'ArchiveUnfinished',
      { RecordApproval: BROKEN },
      'UNFINISHED',
      'unfinished',
    ],
  ] as const)('that %s: as it came, with the error', async (_, state, tasks, status, error) => {
    expect(await archivedBy(state, tasks)).toMatchObject({
      status,
      case: {
        input: { expenseId: validExpense.expenseId },
        [error]: { Error: 'Broken', Cause: 'for good' },
      },
    });
  });

  test.each([
    [
      'before anybody was heard',
      { AskFirstApprover: BROKEN },
      { questions: { first: askedFirst } },
    ],
    [
      'between two approvers',
      { ...SILENT_FIRST, AskSecondApprover: BROKEN },
      { questions: { first: silentFirst, second: askedSecond } },
    ],
    [
      'after the decision',
      { SendPayout: BROKEN },
      { decision: decisionOf('APPROVED', 'ann'), questions: { first: askedFirst } },
    ],
    ['after the payout', { MarkPaid: BROKEN }, { payout: payout(STARTED_AT) }],
    ['by an answer that is none', { AskFirstApprover: { approved: true } }, { unfinished: {} }],
  ])('that got stuck %s, as far as it came', async (_, tasks, told) => {
    expect(await archivedBy('ArchiveUnfinished', tasks)).toMatchObject({
      status: 'UNFINISHED',
      case: { expense: validExpense, ...told },
    });
  });
});

describe('the archive', () => {
  test.each([
    ['belongs to another execution', { OpenExpense: CONDITION_FAILED }],
    ['may belong to another execution', { OpenExpense: BROKEN, RefuseExpense: BROKEN }],
    ['turns out to do so', { OpenExpense: BROKEN, RefuseExpense: CONDITION_FAILED }],
  ])('is left alone by an expense whose id %s', async (_, tasks) => {
    expect((await archived({ tasks })).sent).toEqual([]);
  });

  test.each([{}, SILENT_FIRST, SILENT_BOTH, { SendPayout: BROKEN }])(
    'has no task token, in whatever way the case ends: %#',
    async (tasks) => {
      const { history } = await runApproval({ tasks });
      const tokens = (['AskFirstApprover', 'AskSecondApprover'] as const)
        .flatMap((state) => sentBy(history, state))
        .map(({ MessageBody }) =>
          isJsonObject(MessageBody) ? MessageBody['taskToken'] : undefined,
        );
      const bodies = JSON.stringify(ARCHIVES.flatMap((state) => sentBy(history, state)));

      expect(tokens.length).toBeGreaterThan(0);
      for (const token of tokens) expect(bodies).not.toContain(String(token));
      expect(bodies).not.toMatch(/taskToken|secretHash|linkId|requestId/);
    },
  );

  test('gets the same object when its first answer was lost', async () => {
    const { sent } = await archived({
      faults: [{ state: 'ArchivePaid', error: 'States.Timeout', when: 'after' }],
    });

    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });
});
