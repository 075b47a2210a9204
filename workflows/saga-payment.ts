import { caught, caughtAll } from '../asl/catch';
import { lambdaInvoke } from '../asl/tasks/lambda';
import { circuitBreaker } from './fragments/circuit-breaker';
import { type Fragment, fragmentOf } from './fragments/fragment';
import type { StepExits } from './fragments/saga-steps';
import { SAGA_ERRORS } from './saga-errors';
import type { PaymentStep } from './saga-parts';
import type { SagaResources } from './saga-resources';
import { AUTHORIZE_RETRY, COMPENSATION_RETRY } from './saga-retry';

/** Key of the breaker's row. */
export const BREAKER_SERVICE = 'saga/payment';

/** Seconds; more than an authorization takes with every retry of `AUTHORIZE_RETRY`. */
const PROBE_SECONDS = 15 * 60;

/**
 * Authorizes the payment: at the provider, behind a circuit breaker, or else at the one that stands in for it. Both
 * errors are kept, under `$.primaryFailure` and `$.fallbackFailure`.
 */
export const authorizePayment =
  (aws: SagaResources) =>
  <Next extends string, Failed extends string>({ next, failed }: StepExits<Next, Failed>) => ({
    ...circuitBreaker({
      name: 'Payment',
      tableName: aws.tables.breakers,
      service: BREAKER_SERVICE,
      failureThreshold: aws.breaker.failureThreshold,
      openSeconds: aws.breaker.openSeconds,
      probeSeconds: PROBE_SECONDS,
      call: { name: 'AuthorizePayment', task: authorize(aws, 'payment') },
      failures: [SAGA_ERRORS.providerUnavailable, 'States.Timeout'],
      refusals: [SAGA_ERRORS.paymentDeclined],
      targets: { done: next, refused: failed, fallback: 'AuthorizeFallbackPayment' },
    }),
    ...fallback(aws, { next, failed }),
  });

function fallback<Next extends string, Failed extends string>(
  aws: SagaResources,
  { next, failed }: StepExits<Next, Failed>,
): Fragment<'AuthorizeFallbackPayment' | 'FailPayment', Next | Failed> {
  return fragmentOf<'AuthorizeFallbackPayment' | 'FailPayment', Next | Failed>([
    [
      'AuthorizeFallbackPayment',
      {
        Comment:
          'From here the first provider is refused: an authorization of it that comes late is voided.',
        ...authorize(aws, 'fallback-payment'),
        Catch: [
          caught([SAGA_ERRORS.paymentDeclined], failed),
          caughtAll('FailPayment', '$.fallbackFailure'),
        ],
        Next: next,
      },
    ],
    [
      'FailPayment',
      {
        Type: 'Pass',
        Parameters: {
          Error: SAGA_ERRORS.paymentUnavailable,
          'Cause.$':
            "States.Format('payment: {}, fallback: {}', States.JsonToString($.primaryFailure), States.JsonToString($.fallbackFailure))",
        },
        ResultPath: '$.failure',
        Next: failed,
      },
    ],
  ]);
}

const authorize = (aws: SagaResources, step: PaymentStep) =>
  ({
    ...lambdaInvoke({
      FunctionName: aws.functions.authorizePayment,
      Payload: {
        step,
        'bookingId.$': '$.booking.bookingId',
        'amountMinor.$': '$.booking.totalMinor',
        'currency.$': '$.booking.currency',
        'paymentMethodId.$': '$.booking.paymentMethodId',
        'expiresAt.$': '$.booking.expiresAt',
      },
    }),
    Retry: AUTHORIZE_RETRY,
    ResultSelector: { step, 'authorizationId.$': '$.Payload.holdId' },
    ResultPath: '$.payment',
  }) as const;

/** Gives the traveller's money back, at whichever provider holds it or may come to. */
export const voidPayment = (aws: SagaResources) => voidAt(aws, ['fallback-payment', 'payment']);

/** Gives back what the first provider may keep although the fallback took the money. */
export const voidUnusedPayment = (aws: SagaResources) => voidAt(aws, ['payment']);

const voidAt = (aws: SagaResources, steps: readonly PaymentStep[]) => ({
  ...lambdaInvoke({
    FunctionName: aws.functions.voidPayment,
    Payload: {
      steps,
      'bookingId.$': '$.booking.bookingId',
      'expiresAt.$': '$.booking.expiresAt',
    },
  }),
  Retry: COMPENSATION_RETRY,
});
