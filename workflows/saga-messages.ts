import type { Path } from '../asl/payload';
import { snsPublish } from '../asl/tasks/sns';
import { parkExecution } from './fragments/park';
import type { SagaResources } from './saga-resources';

/** A message with an id of booking and event, so that a reader can drop a second copy. */
export const notify = (aws: SagaResources, event: 'TripBooked' | 'TripCancelled') => ({
  ...snsPublish({
    TopicArn: aws.notificationsTopicArn,
    Message: {
      event,
      'eventId.$': `States.Format('saga/{}/${event}', $.booking.bookingId)`,
      'bookingId.$': '$.booking.bookingId',
      'customerId.$': '$.booking.customerId',
    },
  }),
  ResultPath: null,
});

/** Leaves a booking to a person, with what is unfinished (docs/runbooks/saga-attention.md). */
export const park = (aws: SagaResources, unfinished: Path) =>
  parkExecution(aws.attentionQueueUrl, { 'bookingId.$': '$$.Execution.Name' }, unfinished);
