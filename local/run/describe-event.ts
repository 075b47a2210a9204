import type { EventDetails, HistoryEvent } from '../../simulator/history/history-event';
import { answerOf, calledBy, detailsOf } from './called';
import { formatDuration } from './duration';
import type { Visit } from './places';

/** What an event is told as. */
export interface Said {
  readonly says: string;
  /** @default false */
  readonly failed?: boolean;
}

/** An event between the entry of a Task, Map or Parallel and its exit, if it is worth a line; keeps the visit's account. */
export function describeEvent(event: HistoryEvent, visit: Visit, nowMs: number): Said | undefined {
  const details = detailsOf(event);
  // A task is told in one of three families of events.
  const kind = event.type.replace(/^(?:Task|LambdaFunction|Activity)(?!State)/, '');
  switch (kind) {
    case 'Scheduled':
      begin(visit, calledBy(event), nowMs);
      return undefined;
    case 'Submitted':
      return { says: `${visit.does}: sent, waits for its end` };
    case 'Succeeded':
      visit.succeeded = true;
      return { says: answered(visit.does, answerOf(event)) };
    case 'Failed':
    case 'TimedOut':
      return { says: `${visit.does} failed: ${failureIn(details)}`, failed: true };
    case 'EvaluationFailed':
    case 'MapRunFailed':
      return { says: `failed: ${failureIn(details)}`, failed: true };
    case 'MapStateStarted':
      visit.forked = true;
      begin(visit, `Map of ${details['length']} item${details['length'] === 1 ? '' : 's'}`, nowMs);
      return { says: visit.does };
    case 'ParallelStateStarted':
      visit.forked = true;
      begin(visit, 'Parallel', nowMs);
      return { says: visit.does };
    case 'MapRunStarted':
      return { says: 'every item is an execution of its own' };
    case 'MapStateSucceeded':
    case 'ParallelStateSucceeded':
      visit.succeeded = true;
      return undefined;
    case 'MapStateFailed':
    case 'ParallelStateFailed':
      visit.forked = false;
      return { says: `${visit.type} failed`, failed: true };
    default:
      return undefined;
  }
}

function answered(does: string, answer: string): string {
  return answer === '{}' ? does : `${does} → ${answer}`;
}

function begin(visit: Visit, does: string, nowMs: number): void {
  visit.attempts++;
  const waited =
    visit.failedMs === undefined ? '' : `, ${formatDuration(nowMs - visit.failedMs)} later`;
  visit.does = visit.attempts === 1 ? does : `attempt ${visit.attempts}${waited}: ${does}`;
}

function failureIn({ error, cause }: EventDetails): string {
  if (error === undefined) return 'without an error';
  return cause === undefined || cause === ''
    ? String(error)
    : `${error}: ${causeIn(String(cause))}`;
}

/** What a function says of itself is wrapped in JSON. */
function causeIn(cause: string): string {
  const [, message] = /"errorMessage":("(?:[^"\\]|\\.)*")/.exec(cause) ?? [];
  return message === undefined ? cause : (JSON.parse(message) as string);
}
