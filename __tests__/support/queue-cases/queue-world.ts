import type { Effects } from '../effects';
import type { FakeLog } from '../fake-log';
import type { PoisonMessage } from './poison-messages';
import type { QueueName, Readiness } from './queue-case';

/** A message as SQS hands it over. */
export interface DeliveredMessage {
  readonly messageId: string;
  readonly body: string;
}

/** A queue and the real handler that reads it, over fakes. */
export interface QueueWorld {
  readonly effects: Effects;
  readonly log: FakeLog;
  /** What a producer sends about a subject, and another message about the same one. */
  body(subject: string): string;
  otherBody(subject: string): string;
  prepare(subject: string, readiness: Readiness): Promise<void>;
  /** One call of the handler; the ids that it reports. Time passes after it, as long as a message stays hidden. */
  receive(messages: readonly DeliveredMessage[]): Promise<readonly string[]>;
  /** Subjects whose effects have happened, once for each time; with a remark where they are not what they should be. */
  happened(): readonly string[];
}

/** What the cases need to know of a queue. */
export interface QueueUnderTest {
  readonly name: QueueName;
  make(): QueueWorld;
  /** Poison that is only poison here, made of a good body. */
  poison(body: string): readonly PoisonMessage[];
  /** Texts in the body about a subject that no log may have. */
  secrets(subject: string): readonly string[];
  /** What is logged of a message that is none. */
  readonly poisonLine: string;
}
