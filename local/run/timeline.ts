import type { HistoryEvent } from '../../simulator/history/history-event';
import { detailsOf } from './called';
import { describeEvent } from './describe-event';
import { formatDuration } from './duration';
import { type Place, Places, type Visit } from './places';

/** One line of a timeline. */
export interface TimelineEntry {
  /** Milliseconds since the execution began, by the engine's clock. */
  readonly atMs: number;
  readonly depth: number;
  /** `item 2`, `branch 0`; empty for the machine itself. */
  readonly place: string;
  readonly state: string;
  readonly says: string;
  readonly failed: boolean;
}

/** Tells an execution as it goes, event by event: what each state did, what failed, what was tried again or caught. */
export class Timeline {
  private readonly places = new Places();
  private startMs: number | undefined;
  /** The state that was entered last, for a line of progress. */
  current = '';

  /** What there is to say now, mostly nothing. Events are to be given in order, each once. */
  tell(event: HistoryEvent): TimelineEntry[] {
    const nowMs = Date.parse(event.timestamp);
    this.startMs ??= nowMs;
    const atMs = this.sinceStart(nowMs);
    const place = this.places.of(event);
    const entry = (says: string, failed = false): TimelineEntry => ({
      atMs,
      depth: place.depth,
      place: place.label,
      state: place.visit?.name ?? '',
      says,
      failed,
    });
    if (event.type === 'ExecutionRedriven') return [entry('redriven: goes on where it stopped')];
    if (event.type.startsWith('Execution')) return [];
    if (event.type.endsWith('StateEntered')) return this.enter(event, place, entry, nowMs);
    const { visit } = place;
    if (visit === undefined) return [];
    if (event.type.endsWith('StateExited')) return leave(place, visit, entry, nowMs);
    const said = describeEvent(event, visit, nowMs);
    if (said?.failed === true) visit.failedMs = nowMs;
    return said === undefined ? [] : [entry(said.says, said.failed)];
  }

  /** Milliseconds from the start of the execution; what came before it happened at nought. */
  sinceStart(timeMs: number): number {
    return Math.max(timeMs - (this.startMs ?? timeMs), 0);
  }

  private enter(
    event: HistoryEvent,
    place: Place,
    entry: (says: string, failed?: boolean) => TimelineEntry,
    nowMs: number,
  ): TimelineEntry[] {
    const name = String(detailsOf(event)['name']);
    this.current = name;
    const told = place.onNext === undefined ? [] : [entry(place.onNext(name))];
    place.onNext = undefined;
    const type = event.type.slice(0, -'StateEntered'.length);
    place.visit = {
      name,
      type,
      enteredMs: nowMs,
      attempts: 0,
      failedMs: undefined,
      succeeded: false,
      does: '',
      forked: false,
    };
    // It has no event for its exit.
    return type === 'Fail' ? [...told, entry('Fail', true)] : told;
  }
}

function leave(
  place: Place,
  visit: Visit,
  entry: (says: string) => TimelineEntry,
  nowMs: number,
): TimelineEntry[] {
  visit.forked = false;
  switch (visit.type) {
    case 'Pass':
    case 'Succeed':
      return [entry(visit.type)];
    case 'Wait':
      return [entry(`waited ${formatDuration(nowMs - visit.enteredMs)}`)];
    case 'Choice':
      place.onNext = (next) => `chose ${next}`;
      return [];
    default:
      if (!visit.succeeded) place.onNext = (next) => `caught, goes on at ${next}`;
      return [];
  }
}
