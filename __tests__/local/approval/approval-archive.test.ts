import { beforeAll, expect, jest, test } from '@jest/globals';
import { isJsonObject, type Json } from '../../../asl/json';
import type { Evidence, ExpenseEvidence } from '../../../local/approval/evidence';
import { judge } from '../../../local/approval/invariants/all';
import { evidenceOfPaid } from './evidence-of-paid';

// A world opens in half a second, and in more where other tests keep the machine busy.
jest.setTimeout(30_000);

let evidence: Evidence;
beforeAll(async () => {
  evidence = await evidenceOfPaid();
});

/** What makes the archive of a paid expense wrong. */
type Breaking = (expense: ExpenseEvidence) => Partial<ExpenseEvidence>;

const objectIn = (value: Json | undefined) => (isJsonObject(value) ? value : {});

/** The archived case with some of it replaced. */
function archivedCase(change: Readonly<Record<string, Json | undefined>>) {
  return ({ archived }: Pick<ExpenseEvidence, 'archived'>) => {
    const told = { ...objectIn(objectIn(archived)['case']), ...change };
    // Through text, as it is stored: what is undefined is not there.
    const kept = { ...objectIn(archived), case: JSON.parse(JSON.stringify(told)) };
    return { archived: kept };
  };
}

const CASES: readonly (readonly [what: string, breaking: Breaking, says: RegExp])[] = [
  [
    'a case that is archived with the hash of a link',
    ({ archived, requests }) => ({
      archived: { ...objectIn(archived), link: requests[0]?.row?.['secretHash'] ?? '' },
    }),
    /the archive has the hash of its link/,
  ],
  [
    'a case that is archived as another end',
    ({ archived }) => ({ archived: { ...objectIn(archived), status: 'REJECTED' } }),
    /it is PAID, and archived as REJECTED/,
  ],
  [
    'a case that is archived under the id of another',
    archivedCase({ input: { expenseId: 'other' } }),
    /the archive has another expense/,
  ],
  ...(
    [
      undefined,
      { first: { approverId: 'ben', askedAt: 'then' } },
      { first: { approverId: 'ann' } },
      { first: { approverId: 'ann', askedAt: 'then', closed: { outcome: 'SILENT' } } },
    ] as readonly (Json | undefined)[]
  ).map(
    (questions) =>
      [
        `an archive whose questions are ${JSON.stringify(questions)}`,
        archivedCase({ questions }),
        /the archive tells the first question otherwise/,
      ] as const,
  ),
  [
    'an archive without the silence of an approver',
    ({ requests: [first, ...more] }) =>
      first === undefined
        ? {}
        : { requests: [{ ...first, row: { ...first.row, state: 'EXPIRED' } }, ...more] },
    /the archive tells the first question otherwise/,
  ],
  ...['outcome', 'decidedBy', 'decidedAt', 'comment'].map(
    (field) =>
      [
        `an archive that tells another ${field} of the decision`,
        ({ archived }: ExpenseEvidence) => {
          const decision = objectIn(objectIn(objectIn(archived)['case'])['decision']);
          return archivedCase({ decision: { ...decision, [field]: 'other' } })({ archived });
        },
        /the archive tells another decision/,
      ] as const,
  ),
  [
    'an archive that says that somebody else filed it',
    archivedCase({ expense: { filedBy: 'mallory' } }),
    /the archive says that somebody else filed it/,
  ],
  [
    'an archive without the payout',
    archivedCase({ payout: undefined }),
    /the archive tells another payout/,
  ],
  [
    'a refused expense that is archived as paid',
    ({ execution, row }) => ({
      execution: Object.assign(Object.create(execution), { status: 'FAILED' }),
      row: { ...row, status: 'REFUSED' },
    }),
    /it is REFUSED, and archived as PAID/,
  ],
];

test.each(CASES)('A12 notices %s', (_, breaking, says) => {
  const expenses = evidence.expenses.map((expense) => ({ ...expense, ...breaking(expense) }));

  expect(judge({ ...evidence, expenses })).toContainEqual({
    id: 'A12',
    says: expect.stringMatching(says),
  });
});
