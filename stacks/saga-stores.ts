import type { ParkingQueue } from '../constructs/parking-queue';
import { Table } from '../constructs/table';
import { Topic } from '../constructs/topic';
import { createAttentionQueue } from './attention-queue';
import type { WorkflowParts } from './workflow-stack';

/** Where the saga workflow keeps and sends its data. */
export interface SagaStores {
  /** A row for each booking, and one for each of its steps. */
  readonly bookings: Table;
  /** A row for each service that a circuit breaker guards. */
  readonly breakers: Table;
  /** Bookings that a person has to finish. */
  readonly attention: ParkingQueue;
  /** Events for travellers: TripBooked, TripCancelled. */
  readonly notifications: Topic;
}

export function createSagaStores(parts: WorkflowParts): SagaStores {
  const { scope, naming, config, key } = parts;
  const table = { naming, key, deletionProtection: config.deletionProtection };
  return {
    bookings: new Table(scope, 'Bookings', {
      ...table,
      part: 'bookings',
      partitionKey: 'bookingId',
      sortKey: 'step',
      timeToLiveAttribute: 'expiresAt',
    }),
    breakers: new Table(scope, 'Breakers', { ...table, part: 'breakers', partitionKey: 'service' }),
    attention: createAttentionQueue(
      parts,
      'a booking could not be undone, confirmed or brought back, seats or money may be held; see docs/runbooks/saga-attention.md',
    ),
    notifications: new Topic(scope, 'Notifications', { naming, key, part: 'notifications' }),
  };
}
