/**
 * Type tests: `npm run typecheck` is the test. Each `@ts-expect-error` fails the check when the line below it compiles.
 */
import { stateMachine } from '../../../asl/language';
import { lambdaInvoke } from '../../../asl/tasks/lambda';
import { circuitBreaker } from '../../../workflows/fragments/circuit-breaker';
import { sagaSteps } from '../../../workflows/fragments/saga-steps';

const TimeoutSeconds = 60;
const end = { Type: 'Succeed' } as const;
const forward = { ...lambdaInvoke({ FunctionName: 'f' }), ResultPath: null } as const;
const undo = lambdaInvoke({ FunctionName: 'g' });
const pair = { step: 'Reserve', forward, compensation: 'Release', undo } as const;
const exits = { next: 'Done', undone: 'Undone' } as const;

/** Both chains of a list of pairs, and where they lead: this compiles. */
export const whole = stateMachine({
  StartAt: 'Reserve',
  TimeoutSeconds,
  States: { ...sagaSteps([pair], exits), Done: end, Undone: end },
});

/** A compensation may be led to from elsewhere: its name is known. */
export const entered = stateMachine({
  StartAt: 'Choose',
  TimeoutSeconds,
  States: {
    Choose: { Type: 'Pass', Next: 'Release' },
    ...sagaSteps([pair], exits),
    Done: end,
    Undone: end,
  },
});

// @ts-expect-error a step without a compensation
sagaSteps([pair, { step: 'Charge', forward }], exits);

// @ts-expect-error a compensation without what it does
sagaSteps([pair, { step: 'Charge', forward, compensation: 'Refund' }], exits);

// @ts-expect-error a saga of no steps
sagaSteps([], exits);

stateMachine({
  StartAt: 'Reserve',
  TimeoutSeconds,
  // @ts-expect-error the chain leads to a state that is not there
  States: { ...sagaSteps([pair], { next: 'Dome', undone: 'Undone' }), Done: end, Undone: end },
});

stateMachine({
  // @ts-expect-error a step that the list does not have
  StartAt: 'Reserv',
  TimeoutSeconds,
  States: { ...sagaSteps([pair], exits), Done: end, Undone: end },
});

const breaker = {
  name: 'Payment',
  tableName: 'breakers',
  service: 'payment',
  failureThreshold: 1,
  openSeconds: 1,
  probeSeconds: 1,
  call: { name: 'Pay', task: forward },
  failures: ['Unavailable'],
  refusals: ['Declined'],
} as const;

/** A guarded call with its three ways out: this compiles. */
export const guarded = stateMachine({
  StartAt: 'ReadPaymentBreaker',
  TimeoutSeconds,
  States: {
    ...circuitBreaker({
      ...breaker,
      targets: { done: 'Done', refused: 'Undone', fallback: 'Other' },
    }),
    Done: end,
    Undone: end,
    Other: { Type: 'Pass', Next: 'Pay' },
  },
});

stateMachine({
  StartAt: 'ReadPaymentBreaker',
  TimeoutSeconds,
  // @ts-expect-error the fallback is a state that is not there
  States: {
    ...circuitBreaker({
      ...breaker,
      targets: { done: 'Done', refused: 'Done', fallback: 'Ohter' },
    }),
    Done: end,
  },
});
