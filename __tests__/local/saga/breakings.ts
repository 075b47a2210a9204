import type { SagaSession } from '../../../local/saga/session';
import type { Hold } from '../../../local/services/hold-books';

/** What breaks an invariant, done by hand to a booking at rest. */
export type Breaking = (bookingId: string, saga: SagaSession) => unknown;

const holdOf = (provider: string, bookingId: string, { world }: SagaSession): Hold => {
  const hold = world.providers.books.get(provider)?.of(bookingId)[0];
  if (hold === undefined) throw new Error(`${provider} holds nothing for ${bookingId}`);
  return hold;
};

/** A provider's hold is not what it was. */
export const setHold =
  (provider: string, changes: Partial<Pick<Hold, 'status' | 'releases'>>): Breaking =>
  (bookingId, saga) => {
    Object.assign(holdOf(provider, bookingId, saga), changes);
  };

/** A provider holds the same once more. */
export const holdAgain =
  (provider: string): Breaking =>
  (reference, saga) => {
    const { offerId, quantity } = holdOf(provider, reference, saga);
    const idempotencyKey = `saga/${reference}/${provider}/reserve/2`;
    saga.world.providers.books
      .get(provider)
      ?.hold({ reference, offerId, quantity, idempotencyKey });
  };

/** The booking's money is taken, once more. */
export const capture: Breaking = (reference, { world }) =>
  world.ledger.move('capture', { reference, amountMinor: 50_500, currency: 'EUR' });

/** An entry of the ledger that nothing balances. */
export const postHalf: Breaking = (reference, { world }) =>
  world.ledger.post({
    entry: 99,
    account: 'merchant',
    amountMinor: 1,
    currency: 'EUR',
    kind: 'capture',
    reference,
  });

/** The row of a step, or of the booking, goes through statuses. */
export const setRow =
  (step: string, ...statuses: readonly string[]): Breaking =>
  async (bookingId, { world }) => {
    for (const status of statuses) {
      await world.world.standIns.dynamodb.call('UpdateItem', {
        TableName: world.naming.tableName('bookings'),
        Key: { bookingId: { S: bookingId }, step: { S: step } },
        UpdateExpression: 'SET #s = :s',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':s': { S: status } },
      });
    }
  };

/** The row of a step is lost. */
export const dropRow =
  (step: string): Breaking =>
  (bookingId, { world }) =>
    world.world.standIns.dynamodb.call('DeleteItem', {
      TableName: world.naming.tableName('bookings'),
      Key: { bookingId: { S: bookingId }, step: { S: step } },
    });

/** The traveller is told again, as if it were something else. */
export const publish: Breaking = (bookingId, { world }) =>
  world.world.standIns.messaging.sns.call('Publish', {
    TopicArn: world.naming.topicArn('notifications'),
    Message: JSON.stringify({ event: 'TripBooked', bookingId, eventId: 'another' }),
  });

/** As if the state had been entered, after all others. */
export const enter =
  (...names: readonly string[]): Breaking =>
  (bookingId, saga) => {
    const history = saga.execution(bookingId)?.history;
    for (const name of names) {
      history?.add('TaskStateEntered', 1, 0, 'stateEnteredEventDetails', { name });
    }
  };

/** As if the machine had sent another message to whoever looks after what is left. */
export const park =
  (unfinished: object): Breaking =>
  (bookingId, saga) =>
    saga.world.world.standIns.messaging.sqs.call('SendMessage', {
      QueueUrl: saga.world.naming.queueUrl('attention'),
      MessageBody: JSON.stringify({
        bookingId,
        executionArn: saga.execution(bookingId)?.names.executionArn,
        unfinished,
      }),
    });
