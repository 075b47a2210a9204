/** The queues that a function reads; `__tests__/lambdas/queue-readers.test.ts` sees that none is missing. */
export const QUEUES = ['shipping', 'questions'] as const;
export type QueueName = (typeof QUEUES)[number];

/** The same for every queue, or one for each. */
export type ByQueue<T> = T | { readonly [name in QueueName]: T };

/**
 * How it stands with what a message is about, its subject:
 * - `ready`: the message can be worked on;
 * - `early`: not yet, for it overtook what it needs;
 * - `gone`: nobody wants it any more.
 */
export type Readiness = 'ready' | 'early' | 'gone';

/** A message: its id, its subject, and what it says. */
export interface CaseMessage {
  readonly id: string;
  readonly subject: string;
  readonly says: 'good' | 'other' | 'poison';
}

/** A call of the handler for one batch, and the ids that it reports. */
export interface Batch {
  readonly messages: readonly CaseMessage[];
  readonly failed: ByQueue<readonly string[]>;
  /** A call to a service that fails, counted over the calls that one good message takes; before or after its effect. */
  readonly crash?: readonly [call: 'first' | 'last', mode: 'before' | 'after'];
}

/** Subjects that stand otherwise from here on. */
export interface Turn {
  readonly become: Readonly<Record<string, Readiness>>;
}

/** A way in which messages may come. */
export interface QueueCase {
  readonly name: string;
  /** In order; a message stays hidden from one batch to the next. Subjects are ready until one says otherwise. */
  readonly steps: readonly (Batch | Turn)[];
  /** Subjects whose effects have all happened at the end, each once, and no others in part. */
  readonly done: ByQueue<readonly string[]>;
}

/** What a producer sends. */
export const good = (subject: string, id = subject): CaseMessage => ({ id, subject, says: 'good' });

/** A message about the same subject that says something else. */
export const other = (subject: string, id = subject): CaseMessage => ({
  id,
  subject,
  says: 'other',
});

/** What no producer sends: half a message. */
export const poison = (id = 'poison', subject = 'nothing'): CaseMessage => ({
  id,
  subject,
  says: 'poison',
});

export const batch = (
  messages: readonly CaseMessage[],
  failed: Batch['failed'] = [],
  crash?: Batch['crash'],
): Batch => ({ messages, failed, ...(crash === undefined ? {} : { crash }) });

export const become = (subjects: Turn['become']): Turn => ({ become: subjects });

/** The value for one queue. */
export function forQueue<T extends readonly unknown[]>(value: ByQueue<T>, name: QueueName): T {
  return isList(value) ? value : value[name];
}

function isList<T extends readonly unknown[]>(value: ByQueue<T>): value is T {
  return Array.isArray(value);
}
