import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import { failure } from '../../simulator/tasks/handler';
import { runApproval } from '../support/approval-run';
import { NO_OBJECTS } from '../support/bad-input';
import { recordEtl } from '../support/etl-machine';
import { CONDITION_FAILED } from '../support/failures';
import { runOrder } from '../support/order-machine';
import type { RecordedRun } from '../support/recorded-run';
import { runSaga } from '../support/saga-machine';
import { sentBy } from '../support/sent-parameters';

const INPUTS = [...NO_OBJECTS.map(({ value }) => value), { failure: 'mine', unfinished: {} }];

/** Ends that nothing but the first two states lead to. */
const ENDS: readonly (readonly [
  what: string,
  error: string,
  run: (input: Json) => Promise<RecordedRun>,
])[] = [
  [
    'an order that is none',
    'InvalidOrder',
    (input) => runOrder({ input, tasks: { ValidateOrder: failure('InvalidOrder') } }),
  ],
  [
    'an order of another execution',
    'DuplicateOrder',
    (input) => runOrder({ input, tasks: { OpenOrder: CONDITION_FAILED } }),
  ],
  [
    'an expense that is none',
    'InvalidExpense',
    (input) => runApproval({ input, tasks: { ValidateExpense: failure('InvalidExpense') } }),
  ],
  [
    'an expense of another execution',
    'DuplicateExpense',
    (input) => runApproval({ input, tasks: { OpenExpense: CONDITION_FAILED } }),
  ],
  [
    'a booking that is none',
    'InvalidBooking',
    (input) => runSaga({ input, tasks: { ValidateBooking: failure('InvalidBooking') } }),
  ],
  [
    'a booking of another execution',
    'DuplicateBooking',
    (input) => runSaga({ input, tasks: { OpenBooking: CONDITION_FAILED } }),
  ],
  [
    'a day of sales that is none',
    'InvalidRun',
    (input) => recordEtl({ input, tasks: { PlanRun: failure('InvalidRun') } }),
  ],
];

describe('whatever JSON it is started with,', () => {
  test.each(ENDS)('%s ends as %s', async (_, expected, run) => {
    for (const input of INPUTS) {
      const { error } = await run(input);

      expect([input, error]).toEqual([input, expected]);
    }
  });

  test.each([
    ['an order', runOrder, 'ValidateOrder'],
    ['an expense', runApproval, 'ValidateExpense'],
    ['a booking', runSaga, 'ValidateBooking'],
  ] as const)('%s is validated as it came', async (_, run, state) => {
    for (const input of INPUTS) {
      const { status, history, output } = await run({ input });

      expect([input, status]).toEqual([input, 'SUCCEEDED']);
      expect(sentBy(history, state)).toMatchObject([{ Payload: { input } }]);
      expect(output).toMatchObject({ input });
    }
  });
});

describe('a field of the input', () => {
  const input = { unfinished: { ReleaseStock: {} }, failure: { Error: 'Mine' } };

  test('is not taken for something that could not be undone', async () => {
    const declined = failure('PaymentDeclined');
    const runs = [
      await runOrder({ input, tasks: { ChargePayment: declined } }),
      await runSaga({ input, tasks: { AuthorizePayment: declined } }),
    ];

    expect(runs.map(({ error }) => error)).toEqual(['PaymentDeclined', 'PaymentDeclined']);
  });

  test('is not taken for a refusal of the payment', async () => {
    expect(await runSaga({ input })).toMatchObject({ status: 'SUCCEEDED' });
  });
});
