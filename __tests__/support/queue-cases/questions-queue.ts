import { createHash } from 'node:crypto';
import { LEASE_MS } from '../../../lambdas/approval/ask-approver';
import { parseLinkId, secretHashOf } from '../../../lambdas/approval/decision-link';
import { wakeByTimeout } from '../approval-machine';
import { makeApprovalWorld, question } from '../approval-world';
import type { QueueUnderTest, QueueWorld } from './queue-world';

const requestIdOf = (subject: string) => createHash('sha256').update(subject).digest('hex');
const approverOf = (subject: string) => `approver-${subject}`;
const tokenOf = (subject: string) => `token-${subject}`;

/** Subjects are questions to approvers; their effect is a mail with a link that opens. */
function makeQuestionsQueue(): QueueWorld {
  const world = makeApprovalWorld({ customerKey: false });
  const { effects, log, approverIds, mails, clock } = world;
  const subjects: string[] = [];
  const fieldsOf = (subject: string) => ({
    requestId: requestIdOf(subject),
    approverId: approverOf(subject),
  });
  /** Whether the link of a mail is the one that its request has. */
  const opens = (text: string): boolean => {
    const link = parseLinkId(/\/decisions\/(\S+)/.exec(text)?.[1]);
    return (
      link !== undefined && world.row(link.requestId)?.['secretHash'] === secretHashOf(link.secret)
    );
  };

  return {
    effects,
    log,
    body: (subject) => JSON.stringify(question(tokenOf(subject), fieldsOf(subject))),
    otherBody: (subject) =>
      JSON.stringify(question(tokenOf(subject), { ...fieldsOf(subject), amountMinor: 1 })),
    async prepare(subject, readiness) {
      if (!subjects.includes(subject)) subjects.push(subject);
      const listed = approverIds.indexOf(approverOf(subject));
      if (listed !== -1) approverIds.splice(listed, 1);
      if (readiness !== 'early') approverIds.push(approverOf(subject));
      if (readiness === 'gone') await wakeByTimeout(world, requestIdOf(subject));
    },
    async receive(messages) {
      const failed = await world.receive(messages);
      clock.nowMs += LEASE_MS;
      return failed;
    },
    happened: () =>
      subjects.flatMap((subject) =>
        mails
          .filter(({ to }) => to === approverOf(subject))
          .map(({ text }) => (opens(text) ? subject : `${subject} (dead)`)),
      ),
  };
}

/** The queue that `approval/request-decision` reads. */
export const QUESTIONS_QUEUE: QueueUnderTest = {
  name: 'questions',
  make: makeQuestionsQueue,
  poison: (body) => {
    const fields = JSON.parse(body) as object;
    return [
      { name: 'without a token', body: JSON.stringify({ ...fields, taskToken: '' }) },
      {
        name: 'with a token that AWS would not give',
        body: JSON.stringify({ ...fields, taskToken: 'x'.repeat(2_049) }),
      },
      {
        name: 'with a purpose of 1 MiB',
        body: JSON.stringify({ ...fields, purpose: 'x'.repeat(2 ** 20) }),
      },
      {
        name: 'with a timeout that no task can have',
        body: JSON.stringify({ ...fields, timeoutSeconds: 9e15 }),
      },
      { name: 'without an approver', body: JSON.stringify({ ...fields, approverId: undefined }) },
    ];
  },
  secrets: (subject) => [tokenOf(subject)],
  poisonLine: 'message is not a question',
};
