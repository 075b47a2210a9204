import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv, requireIntegerEnv } from '../shared/environment';
import { type Log, makeLog } from '../shared/logger';
import type { Count } from '../shared/metrics';
import { makeCount } from '../shared/metrics';
import type { SecretSource } from '../shared/secret';
import { makeSfnClient } from '../shared/sfn-client';
import { makePaymentProvider, type PaymentProvider } from './payment-provider';
import { type PaymentSecret, paymentSecretFromEnv } from './payment-secret';
import { makePaymentsTable, type PaymentsTable } from './payments-table';
import { makeTaskAnswers, type TaskAnswers } from './task-answers';

/** What every handler that touches a payment works with. */
export interface PaymentServices {
  readonly payments: PaymentsTable;
  readonly provider: PaymentProvider;
  readonly tasks: TaskAnswers;
  readonly secret: SecretSource<PaymentSecret>;
  readonly log: Log;
  readonly count: Count;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The real ones, from `PAYMENTS_TABLE` and the `PAYMENT_…` variables; called while a handler's module loads. */
export function paymentServicesFromEnv(): PaymentServices {
  const secret = paymentSecretFromEnv();

  return {
    payments: makePaymentsTable(makeDynamoDbClient(), requireEnv('PAYMENTS_TABLE')),
    provider: makePaymentProvider({
      url: requireEnv('PAYMENT_PROVIDER_URL').replace(/\/+$/, ''),
      timeoutMs: requireIntegerEnv('PAYMENT_PROVIDER_TIMEOUT_MS'),
      secret,
      fetch,
    }),
    tasks: makeTaskAnswers(makeSfnClient()),
    secret,
    log: makeLog(),
    count: makeCount(),
    now: Date.now,
  };
}
