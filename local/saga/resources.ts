import type { EnvironmentConfig } from '../../config/environment';
import type { Naming } from '../../config/naming';
import type { SagaResources } from '../../workflows/saga-resources';
import type { QueueDescription, TableDescription } from '../world/description';

/** Names and ARNs in the definition, as the stack gives them; a test compares the two. */
export function sagaResources(naming: Naming, config: EnvironmentConfig): SagaResources {
  return {
    functions: {
      validateBooking: naming.functionAliasArn('validate-booking'),
      reserveStep: naming.functionAliasArn('reserve-step'),
      confirmStep: naming.functionAliasArn('confirm-step'),
      releaseStep: naming.functionAliasArn('release-step'),
      authorizePayment: naming.functionAliasArn('authorize-payment'),
      capturePayment: naming.functionAliasArn('capture-payment'),
      voidPayment: naming.functionAliasArn('void-payment'),
    },
    tables: { bookings: naming.tableName('bookings'), breakers: naming.tableName('breakers') },
    attentionQueueUrl: naming.queueUrl('attention'),
    notificationsTopicArn: naming.topicArn('notifications'),
    breaker: config.saga.breaker,
  };
}

export const SAGA_TABLES: readonly TableDescription[] = [
  { part: 'bookings', partitionKey: 'bookingId', sortKey: 'step', watch: 'status' },
  { part: 'breakers', partitionKey: 'service', watch: 'status' },
];

export const SAGA_QUEUES: readonly QueueDescription[] = [{ part: 'attention' }];
