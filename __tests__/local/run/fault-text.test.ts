import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseFault } from '../../../local/run/fault-option';
import { faultText } from '../../../local/run/fault-text';
import type { Fault } from '../../../simulator/tasks/faults';

const TASKS = ['Ship', 'Pay: now+then'];
const number = fc.nat({ max: 100_000 });

const anyFault: fc.Arbitrary<Fault> = fc
  .record(
    {
      state: fc.constantFrom(...TASKS),
      error: fc.constantFrom('States.Timeout', 'PaymentDeclined'),
      attempt: fc.oneof(fc.constant('every' as const), fc.integer({ min: 1, max: 99 })),
      when: fc.constantFrom('before' as const, 'after' as const, 'late' as const),
      item: number,
      branch: number,
      latencyMs: number,
      lateMs: number,
      duplicate: fc.constant(true),
      cause: fc.string(),
    },
    { requiredKeys: ['state', 'error'] },
  )
  .filter(({ lateMs, when }) => lateMs === undefined || when === 'late');

test('a fault that is written is read back as the same', () => {
  fc.assert(
    fc.property(anyFault, (fault) => {
      expect(parseFault(faultText(fault), TASKS)).toEqual(fault);
    }),
    { seed: 1 },
  );
});

test('a fault is written as the help has it', () => {
  const fault = { state: 'Ship', error: 'States.Timeout', attempt: 1, when: 'after' } as const;

  expect(faultText(fault)).toBe('Ship=States.Timeout@1:after');
});
