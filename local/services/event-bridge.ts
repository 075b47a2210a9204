import { isJsonObject, type JsonObject } from '../../asl/json';
import { type AwsService, ServiceError, serviceOf } from './aws-service';

/** EventBridge that keeps what it is given. */
export interface EventBridge extends AwsService {
  /** Entries of `PutEvents`, oldest first. No rule is looked at. */
  readonly events: readonly JsonObject[];
}

/** Most entries of one call: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const MOST_ENTRIES = 10;

export function makeEventBridge(): EventBridge {
  const events: JsonObject[] = [];
  const service = serviceOf('EventBridge', {
    PutEvents({ Entries: entries }) {
      if (!Array.isArray(entries) || entries.length === 0 || entries.length > MOST_ENTRIES) {
        throw new ServiceError(
          'ValidationException',
          `Entries must be a list of 1 to ${MOST_ENTRIES}`,
        );
      }
      for (const entry of entries) if (isJsonObject(entry)) events.push(entry);
      const first = events.length - entries.length;
      return {
        FailedEntryCount: 0,
        Entries: entries.map((_, index) => ({ EventId: `event-${first + index + 1}` })),
      };
    },
  });
  return { ...service, events };
}
