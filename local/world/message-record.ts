import { isJsonObject, type JsonObject } from '../../asl/json';
import type { Sqs } from '../services/sqs';

/** Messages that came into a queue which nobody else reads, by what they are about. Text that is no JSON object is kept out. */
export class MessageRecord {
  private readonly read = new Map<string, JsonObject[]>();

  constructor(
    private readonly sqs: Sqs,
    private readonly queueUrl: string,
    /**
     * Field with what a message is about, for example `orderId`. A message without it is about what the execution is
     * named after whose `executionArn` it has: the recovery function knows no more.
     */
    private readonly subject: string,
  ) {}

  /** Everything so far about one subject, oldest first. */
  async about(subject: string): Promise<readonly JsonObject[]> {
    for (const body of await this.sqs.drain(this.queueUrl)) this.keep(body);
    return this.read.get(subject) ?? [];
  }

  private keep(body: string): void {
    const message = jsonIn(body);
    if (message === undefined) return;
    const { [this.subject]: named, executionArn } = message;
    const subject =
      typeof named === 'string' ? named : (String(executionArn).split(':').at(-1) ?? '');
    const known = this.read.get(subject);
    if (known === undefined) this.read.set(subject, [message]);
    else known.push(message);
  }
}

/** The object that a message is; undefined for any other text. */
export function jsonIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
