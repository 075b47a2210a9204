import type { JsonObject } from '../../asl/json';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { jsonCopy } from '../../simulator/json-copy';
import { ServiceError } from '../services/aws-service';

/** Events of a page when the caller does not say: https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html */
const PAGE = 100;
const LARGEST_PAGE = 1000;

/** A page of a history, as `GetExecutionHistory` answers it; times are epoch seconds there. */
export function historyPage(history: readonly HistoryEvent[], input: JsonObject): JsonObject {
  const { maxResults, nextToken, reverseOrder = false } = input;
  const events = reverseOrder === true ? [...history].reverse() : history;
  const from = nextToken === undefined ? 0 : Number(nextToken);
  if (!Number.isInteger(from) || from < 0 || from > events.length) {
    throw new ServiceError(
      'InvalidToken',
      `nextToken is '${nextToken}'; it is not one of this history`,
    );
  }
  const count = Math.min(
    typeof maxResults === 'number' && maxResults > 0 ? maxResults : PAGE,
    LARGEST_PAGE,
  );
  const to = from + count;
  const page = events
    .slice(from, to)
    .map((event) => jsonCopy({ ...event, timestamp: Date.parse(event.timestamp) / 1000 }));
  return { events: page, ...(to < events.length ? { nextToken: String(to) } : {}) };
}
