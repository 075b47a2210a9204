import { requireEnv } from '../shared/environment';
import type { Log } from '../shared/logger';
import { makeSfnClient } from '../shared/sfn-client';
import { makeSqsClient } from '../shared/sqs-client';
import { makeAttentionQueue } from './attention-queue';
import { makeEndedExecutions } from './execution-record';
import { makeRecover, type Recover } from './recover';

/** Recovering with the services of AWS; called while a handler's module loads. */
export function recoverFromEnv(log: Log): Recover {
  return makeRecover({
    executions: makeEndedExecutions(makeSfnClient()),
    attention: makeAttentionQueue(makeSqsClient(), requireEnv('ATTENTION_QUEUE_URL')),
    log,
  });
}
