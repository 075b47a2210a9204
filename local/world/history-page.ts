import type { JsonObject } from '../../asl/json';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { jsonCopy } from '../../simulator/json-copy';
import { pageOf } from './page';

/**
 * A page of a history, as `GetExecutionHistory` answers it; times are epoch seconds there.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
 */
export function historyPage(history: readonly HistoryEvent[], input: JsonObject): JsonObject {
  const events = input['reverseOrder'] === true ? [...history].reverse() : history;
  const { page, next } = pageOf(events, input);
  return {
    events: page.map((event) =>
      jsonCopy({ ...event, timestamp: Date.parse(event.timestamp) / 1000 }),
    ),
    ...next,
  };
}
