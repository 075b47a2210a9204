import { isJsonObject, type Json } from '../../../asl/json';
import type { HistoryEvent } from '../../../simulator/history/history-event';
import { ofEachExpense } from './invariant';

const ENDS: ReadonlySet<string> = new Set(['TaskFailed', 'TaskSucceeded', 'TaskTimedOut']);
/** An execution that ended has let its tokens go. */
const ENDS_OF_ALL: ReadonlySet<string> = new Set([
  'ExecutionAborted',
  'ExecutionFailed',
  'ExecutionTimedOut',
]);

/** Tokens that the execution handed out, in order. */
export function tokensIn(history: readonly HistoryEvent[]): readonly string[] {
  return history.flatMap((event) => {
    const { parameters } = detailsOf(event);
    const found = /"taskToken":"([^"]+)"/.exec(typeof parameters === 'string' ? parameters : '');
    return found?.[1] === undefined ? [] : [found[1]];
  });
}

/** A1: every token issued is answered, timed out or cancelled, exactly once. */
export const everyTokenEnds = ofEachExpense(({ history, execution }) => {
  let open = 0;
  for (const event of history) {
    if (event.type === 'TaskScheduled' && tokensIn([event]).length > 0) open += 1;
    else if (
      ENDS.has(event.type) &&
      detailsOf(event)['resourceType'] === 'sqs' &&
      isCallback(event)
    )
      open -= 1;
    else if (ENDS_OF_ALL.has(event.type)) open = 0;
    if (open < 0 || open > 1) return `${open} tokens wait after event ${event.id}, allowed 0 or 1`;
  }
  return open === 0 || execution.status === 'RUNNING' ? undefined : 'a token was never ended';
});

/** A6: no token and no link's secret where anybody may read. */
export const secretsAreKept = ofEachExpense(({ history, visits, readable }) => {
  if (tokensIn(history).some((token) => readable.includes(token)))
    return 'a task token is readable';
  const secrets = visits.map(({ linkId }) => linkId.split('.')[1] ?? linkId);
  return secrets.some((secret) => readable.includes(secret))
    ? 'the secret of a link is readable'
    : undefined;
});

function isCallback(event: HistoryEvent): boolean {
  return String(detailsOf(event)['resource']).includes('waitForTaskToken');
}

/** What an event says, under whichever name its kind has for that. */
function detailsOf(event: HistoryEvent): Readonly<Record<string, Json>> {
  for (const [name, value] of Object.entries(event)) {
    if (name.endsWith('EventDetails') && isJsonObject(value)) return value;
  }
  return {};
}
