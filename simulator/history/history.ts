import type { Json } from '../../asl/json';
import { EventText } from './event-text';
import type { HistoryEvent } from './history-event';

/** Details as the interpreter hands them in: values, not text. */
export interface RawDetails {
  readonly input?: Json;
  readonly output?: Json;
  readonly parameters?: Json;
  readonly assignedVariables?: { readonly [name: string]: Json };
  readonly [field: string]: Json | undefined;
}

/** An event as it is kept. */
export interface RawEvent {
  readonly previousEventId: number;
  readonly timeMs: number;
  readonly type: string;
  readonly key: `${string}EventDetails` | undefined;
  readonly details: RawDetails | undefined;
  readonly common: RawDetails | undefined;
}

/** How a history is kept. */
export interface HistoryOptions {
  /** Told each event as it is added; it becomes text at once then. @default nobody */
  readonly listener?: ((event: HistoryEvent) => void) | undefined;
  /** False for one that nobody can read: its events are only counted. @default true */
  readonly kept?: boolean | undefined;
}

/**
 * The events of one execution. They are kept as values, which nobody changes, and become text when they are first
 * read: a run whose history nobody asks for does not pay for it.
 */
export class History {
  private readonly raw: RawEvent[] = [];
  private readonly text: HistoryEvent[] = [];
  private readonly writer = new EventText();
  private readonly listener: ((event: HistoryEvent) => void) | undefined;
  private readonly kept: boolean;
  private count = 0;

  constructor({ listener, kept = true }: HistoryOptions = {}) {
    this.listener = listener;
    this.kept = kept;
  }

  get length(): number {
    return this.count;
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
    this.count++;
    if (this.kept) this.raw.push({ previousEventId, timeMs, type, key, details, common });
    if (this.listener !== undefined) this.tell(this.listener);
    return this.count;
  }

  /** Every event so far, oldest first. */
  events(): readonly HistoryEvent[] {
    for (let index = this.text.length; index < this.raw.length; index++) {
      this.text.push(this.writer.eventOf(index + 1, this.raw[index] as RawEvent));
    }
    return this.text;
  }

  private tell(listener: (event: HistoryEvent) => void): void {
    const last = this.events().at(-1);
    if (last !== undefined) listener(last);
  }
}
