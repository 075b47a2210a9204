import { demandOfApproval } from './approval';
import type { Demand } from './demand';
import type { EnvironmentConfig, EnvironmentName } from './environment';
import { demandOfEtl } from './etl';
import { demandOfRelease } from './release';
import { demandOfSaga } from './saga';

/** A value that another value forbids. */
export interface BrokenRelation {
  /** Dotted key, for example `queues.visibilityTimeoutSeconds`. */
  readonly key: string;
  readonly value: unknown;
  readonly message: string;
}

/**
 * AWS's advice, so that a message is not shown to a second reader while the first still works on it.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
const VISIBILITY_PER_FUNCTION_TIMEOUT = 6;

/** Two payment timeouts and an hour of retries must fit into the order machine's two hours. */
const LONGEST_PAYMENT_TIMEOUT_SECONDS = 30 * 60;

/** Seconds that API Gateway waits for a function. */
const LONGEST_API_FUNCTION_SECONDS = 29;

const DAYS_OF_A_YEAR = 365;

/** Checks what the schema cannot: relations between an environment's values. */
export function brokenRelations(
  name: EnvironmentName,
  config: EnvironmentConfig,
): BrokenRelation[] {
  const broken: BrokenRelation[] = [];
  const demand: Demand = (holds, key, value, message) => {
    if (!holds) broken.push({ key, value, message });
  };
  const { alarms, functions, queues, release, logs, order, trail } = config;

  demand(
    alarms.datapointsToAlarm <= alarms.evaluationPeriods,
    'alarms.datapointsToAlarm',
    alarms.datapointsToAlarm,
    `must be at most alarms.evaluationPeriods (${alarms.evaluationPeriods})`,
  );
  const leastVisibility = VISIBILITY_PER_FUNCTION_TIMEOUT * functions.timeoutSeconds;
  demand(
    queues.visibilityTimeoutSeconds >= leastVisibility,
    'queues.visibilityTimeoutSeconds',
    queues.visibilityTimeoutSeconds,
    `must be at least ${VISIBILITY_PER_FUNCTION_TIMEOUT} × functions.timeoutSeconds (${leastVisibility})`,
  );
  demand(
    functions.timeoutSeconds <= LONGEST_API_FUNCTION_SECONDS,
    'functions.timeoutSeconds',
    functions.timeoutSeconds,
    `must be at most ${LONGEST_API_FUNCTION_SECONDS}: the API answers 503 after 30 s`,
  );
  demandOfRelease(release, demand);
  demand(
    order.paymentTimeoutSeconds <= LONGEST_PAYMENT_TIMEOUT_SECONDS,
    'order.paymentTimeoutSeconds',
    order.paymentTimeoutSeconds,
    `must be at most ${LONGEST_PAYMENT_TIMEOUT_SECONDS}: it passes twice within the machine's two hours`,
  );
  demand(
    name === 'local' || order.paymentProviderUrl.startsWith('https://'),
    'order.paymentProviderUrl',
    order.paymentProviderUrl,
    'must be https: it carries money',
  );
  demandOfSaga(config.saga, name === 'local', demand);
  demand(
    name === 'local' || config.stateBucket !== null,
    'stateBucket',
    config.stateBucket,
    'must be a bucket: a shared environment needs shared state',
  );
  demandOfApproval(config.approval, queues, demand);
  demandOfEtl(config, name === 'prod', demand);
  if (name === 'prod') {
    demand(
      config.deletionProtection,
      'deletionProtection',
      config.deletionProtection,
      'must be true in prod',
    );
    demand(config.customerKey, 'customerKey', config.customerKey, 'must be true in prod');
    demand(
      logs.retentionDays >= DAYS_OF_A_YEAR,
      'logs.retentionDays',
      logs.retentionDays,
      `must be at least ${DAYS_OF_A_YEAR} in prod`,
    );
    demand(
      trail === null || trail.keepDays >= DAYS_OF_A_YEAR,
      'trail.keepDays',
      trail?.keepDays,
      `must be at least ${DAYS_OF_A_YEAR} in prod`,
    );
  }
  return broken;
}
