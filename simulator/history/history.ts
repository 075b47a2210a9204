import type { Json } from '../../asl/json';
import type { EventDetails, HistoryEvent } from './history-event';

/** Details as the interpreter hands them in: values, not text. */
export interface RawDetails {
  readonly input?: Json;
  readonly output?: Json;
  readonly parameters?: Json;
  readonly assignedVariables?: { readonly [name: string]: Json };
  readonly [field: string]: Json | undefined;
}

interface RawEvent {
  readonly previousEventId: number;
  readonly timeMs: number;
  readonly type: string;
  readonly key: `${string}EventDetails` | undefined;
  readonly details: RawDetails | undefined;
  readonly common: RawDetails | undefined;
}

/**
 * The events of one execution. They are kept as values, which nobody changes, and become text when they are first
 * read: a run whose history nobody asks for does not pay for it.
 */
export class History {
  private readonly raw: RawEvent[] = [];
  private readonly text: HistoryEvent[] = [];

  get length(): number {
    return this.raw.length;
  }

  /** @returns the id of the event */
  add(
    type: string,
    previousEventId: number,
    timeMs: number,
    key?: `${string}EventDetails`,
    details?: RawDetails,
    /** Details that many events share, told before the others. */
    common?: RawDetails,
  ): number {
    this.raw.push({ previousEventId, timeMs, type, key, details, common });
    return this.raw.length;
  }

  /** Type of the event with that id. */
  typeOf(id: number): string | undefined {
    return this.raw[id - 1]?.type;
  }

  /** Every event so far, oldest first. */
  events(): readonly HistoryEvent[] {
    for (let index = this.text.length; index < this.raw.length; index++) {
      this.text.push(toEvent(index + 1, this.raw[index] as RawEvent));
    }
    return this.text;
  }
}

function toEvent(id: number, raw: RawEvent): HistoryEvent {
  const event = {
    id,
    previousEventId: raw.previousEventId,
    timestamp: new Date(raw.timeMs).toISOString(),
    type: raw.type,
  };
  if (raw.key === undefined || raw.details === undefined) return event;
  return { ...event, [raw.key]: toDetails({ ...raw.common, ...raw.details }) };
}

const NOT_TRUNCATED = { truncated: false };

function toDetails(raw: RawDetails): EventDetails {
  const details: { [field: string]: EventDetails[string] } = {};
  for (const [field, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    if (field === 'input' || field === 'output') {
      details[field] = JSON.stringify(value);
      details[`${field}Details`] = NOT_TRUNCATED;
    } else if (field === 'parameters') {
      details[field] = JSON.stringify(value);
    } else if (field === 'assignedVariables') {
      details[field] = Object.fromEntries(
        Object.entries(value as { [name: string]: Json }).map(([name, each]) => [
          name,
          JSON.stringify(each),
        ]),
      );
      details[`${field}Details`] = NOT_TRUNCATED;
    } else details[field] = value as string | number;
  }
  return details;
}
