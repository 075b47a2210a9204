import type { Json } from '../../asl/json';
import type { RawDetails, RawEvent } from './history';
import type { EventDetails, HistoryEvent } from './history-event';

type Draft<Fields> = { -readonly [Field in keyof Fields]: Fields[Field] };

const NOT_TRUNCATED = { truncated: false };

/**
 * Turns the events of one execution into text. What a state was given is mostly what the one before it gave, and many
 * things happen at one moment: the text made last is kept for the next event.
 */
export class EventText {
  private timeMs = Number.NaN;
  private timestamp = '';
  private value: Json | undefined;
  private json = '';

  eventOf(id: number, raw: RawEvent): HistoryEvent {
    if (raw.timeMs !== this.timeMs) {
      this.timeMs = raw.timeMs;
      this.timestamp = new Date(raw.timeMs).toISOString();
    }
    const event: Draft<HistoryEvent> = {
      id,
      previousEventId: raw.previousEventId,
      timestamp: this.timestamp,
      type: raw.type,
    };
    if (raw.key !== undefined && raw.details !== undefined) {
      const details: Draft<EventDetails> = {};
      if (raw.common !== undefined) this.add(details, raw.common);
      this.add(details, raw.details);
      event[raw.key] = details;
    }
    return event;
  }

  private add(details: Draft<EventDetails>, raw: RawDetails): void {
    for (const field in raw) {
      const value = raw[field];
      if (value === undefined) continue;
      if (field === 'input' || field === 'output') {
        details[field] = this.jsonOf(value);
        details[`${field}Details`] = NOT_TRUNCATED;
      } else if (field === 'parameters') {
        details[field] = this.jsonOf(value);
      } else if (field === 'assignedVariables') {
        details[field] = this.variables(value as { [name: string]: Json });
        details[`${field}Details`] = NOT_TRUNCATED;
      } else details[field] = value as string | number;
    }
  }

  /** Values do not change once they are recorded: the same one has the same text. */
  private jsonOf(value: Json): string {
    if (value !== this.value) {
      this.value = value;
      this.json = JSON.stringify(value);
    }
    return this.json;
  }

  private variables(values: { readonly [name: string]: Json }): { [name: string]: string } {
    return Object.fromEntries(
      Object.entries(values).map(([name, each]) => [name, JSON.stringify(each)]),
    );
  }
}
