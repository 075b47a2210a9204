import { describe, expect, test } from '@jest/globals';
import { checkRules } from '../../asl/validate';
import { ladder, type Pair } from '../support/ladder';

const findings = (definition: object) =>
  checkRules(definition)
    .filter(({ rule }) => rule === 'saga-compensation-missing')
    .map(({ path, message }) => `${path}: ${message}`);

const NOTIFY = {
  NotifyFailure: {
    Type: 'Task',
    Resource: 'arn:aws:states:::sns:publish',
    Parameters: { TopicArn: 't', Message: 'm' },
    Next: 'SagaFailed',
  },
};
const MARK = {
  MarkFailed: {
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:updateItem',
    Parameters: { TableName: 't', Key: {} },
    Next: 'SagaFailed',
  },
};
const TAILS = { nothing: {}, 'a message': NOTIFY, 'a mark': MARK };

/** Sagas by how they name their states. */
const NAMED: Readonly<Record<string, readonly Pair[]>> = {
  'inverse verbs': [
    ['ReserveFlight', 'ReleaseFlight'],
    ['ReserveHotel', 'ReleaseHotel'],
    ['ReserveCar', 'ReleaseCar'],
    ['ChargeCard', 'RefundCard'],
  ],
  'what is ended': [
    ['BookFlight', 'CancelFlightBooking'],
    ['BookHotel', 'CancelHotelBooking'],
    ['BookCar', 'CancelCarBooking'],
    ['ProcessPayment', 'RefundPayment'],
  ],
  nouns: [
    ['flight booking', 'flight rollback'],
    ['hotel booking', 'hotel rollback'],
    ['car booking', 'car rollback'],
    ['card payment', 'card rollback'],
  ],
};

describe.each(Object.entries(NAMED))('a saga with names of %s', (_, pairs) => {
  describe.each(['own', 'before'] as const)('whose steps enter at their %s', (enters) => {
    describe.each(Object.entries(TAILS))('and that ends with %s', (_what, tail) => {
      const found = (faults: object) => findings(ladder({ pairs, enters, tail, ...faults }));
      const steps = pairs.map(([step]) => step);

      test('is whole', () => {
        expect(found({})).toEqual([]);
      });

      test.each(steps.slice(0, -1))('lacks a compensation of %s', (step) => {
        expect(found({ unpaired: [step] }).join('\n')).toContain(`no state undoes ${step}: `);
      });

      test.each(steps.slice(1))('does not catch the errors of %s', (step) => {
        expect(found({ uncaught: [step] }).join('\n')).toContain(
          `when ${step} fails, no compensation runs`,
        );
      });

      test.each(steps.slice(1))('gives up at %s', (step) => {
        expect(found({ givingUp: [step] }).join('\n')).toContain(
          `when ${step} fails, no compensation runs`,
        );
      });
    });
  });
});

describe('what is said of a saga', () => {
  test.each([
    [
      { unpaired: ['ReserveHotel'] },
      'States.ReserveHotel.Catch[0].Next: no state undoes ReserveHotel: what runs when ReserveCar fails (ReleaseCar, ReleaseFlight) undoes other steps',
    ],
    [
      { uncaught: ['ReserveCar'] },
      'States.ReserveCar: when ReserveCar fails, no compensation runs; due: ReleaseHotel, ReleaseFlight',
    ],
  ])('names the step and what is due: %j', (faults, finding) => {
    const pairs = NAMED['inverse verbs'] ?? [];

    expect(findings(ladder({ pairs, ...faults }))).toContain(finding);
  });

  test('counts steps against compensations where names say nothing', () => {
    const pairs: Pair[] = [1, 2, 3, 4, 5].map((index) => [`S${index}`, `C${index}`]);

    expect(findings(ladder({ pairs, unpaired: ['S2', 'S5'] }))).toEqual([
      expect.stringContaining('no state undoes S2'),
    ]);
    // It may be that each step enters at the compensation of the one before.
    expect(findings(ladder({ pairs, unpaired: ['S2'] }))).toEqual([]);
  });

  test.each([
    ['B', 'own'],
    ['C', 'own'],
    ['B', 'before'],
    ['C', 'before'],
  ] as const)('takes %s for a step with an effect among others of them: %s', (step, enters) => {
    const pairs = ['A', 'B', 'C', 'D'].map((name): Pair => [name, `Undo${name}`]);

    expect(findings(ladder({ pairs, enters, unpaired: [step] }))).toEqual([
      expect.stringContaining(`no state undoes ${step}`),
    ]);
  });

  test('needs no more than one that is named after its step', () => {
    const pairs: Pair[] = [
      ['A', 'UndoA'],
      ['B', 'UndoB'],
    ];

    expect(findings(ladder({ pairs, uncaught: ['B'], unpaired: ['B'] }))).toEqual([
      'States.B: when B fails, no compensation runs; due: UndoA',
    ]);
  });

  test('is the same for catchers of all that a task may fail with', () => {
    const pairs = NAMED['inverse verbs'] ?? [];
    const text = JSON.stringify(ladder({ pairs, unpaired: ['ReserveHotel'] }));

    expect(findings(JSON.parse(text.replaceAll('States.ALL', 'States.TaskFailed')))).toEqual(
      findings(JSON.parse(text)),
    );
  });

  test.each([
    ['ShipOrder', 'caught by nothing', { uncaught: ['ShipOrder'] }, true],
    ['ShipOrder', 'told', { givingUp: ['ShipOrder'], tail: NOTIFY }, true],
    ['DispatchOrder', 'caught by nothing', { uncaught: ['DispatchOrder'] }, true],
    ['DispatchOrder', 'told', { givingUp: ['DispatchOrder'], tail: NOTIFY }, false],
    ['ConfirmOrder', 'caught by nothing', { uncaught: ['ConfirmOrder'] }, false],
  ])('at the end, %s that is %s: %j', (last, _how, faults, isFound) => {
    const pairs: Pair[] = [...(NAMED['inverse verbs'] ?? []), [last, 'Nothing']];

    const found = findings(ladder({ pairs, unpaired: [last], ...faults }));

    expect(found.map((finding) => finding.includes(`when ${last} fails`))).toEqual(
      isFound ? [true] : [],
    );
  });

  test('is said, too, where single errors alone are caught', () => {
    const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
    const caught = (error: string, Next: string) => [{ ErrorEquals: [error], Next }];

    const found = findings({
      StartAt: 'ProcessPayment',
      States: {
        ProcessPayment: {
          ...task,
          Catch: caught('Declined', 'NotifyCustomer'),
          Next: 'ReserveStock',
        },
        ReserveStock: { ...task, Catch: caught('OutOfStock', 'RefundPayment'), End: true },
        RefundPayment: { ...task, Next: 'NotifyCustomer' },
        NotifyCustomer: { ...task, Next: 'Failed' },
        Failed: { Type: 'Fail' },
      },
    });

    expect(found).toEqual([
      'States.ReserveStock: when ReserveStock fails, no compensation runs; due: RefundPayment',
    ]);
  });
});
