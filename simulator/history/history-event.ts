/**
 * One event as `GetExecutionHistory` returns it: inputs and outputs are JSON text. Timestamps are ISO text, so that two
 * runs can be compared byte for byte; an SDK would hand out a Date.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: string;
  readonly type: string;
  /** For example `stateEnteredEventDetails`. */
  readonly [details: `${string}EventDetails`]: EventDetails | undefined;
}

/** Details of an event: text, numbers, and the `…Details: { truncated }` companions. */
export interface EventDetails {
  readonly [field: string]:
    | string
    | number
    | boolean
    | { readonly [name: string]: string | boolean }
    | undefined;
}
