import { digestOf, sign } from '../../lambdas/shared/webhook-signature';
import type { EngineTime } from './engine-time';

/** Posts a body with headers and gives the status of the answer. */
export type Post = (headers: Readonly<Record<string, string>>, body: string) => Promise<number>;

/** Milliseconds between two deliveries of an event that was not taken. */
const AGAIN_MS = 30_000;
const MOST_DELIVERIES = 10;

/** Signs events and delivers them until they are taken, as providers do: 5xx is tried again, anything else is an end. */
export class Webhook {
  constructor(
    private readonly secret: string,
    private readonly post: Post,
    private readonly time: EngineTime,
  ) {}

  async deliver(event: object, delivery = 1): Promise<void> {
    const body = JSON.stringify(event);
    const digest = digestOf(Buffer.from(body));
    const timestamp = String(Math.floor(this.time.now() / 1000));
    const status = await this.post(
      {
        'content-type': 'application/json',
        'x-payment-timestamp': timestamp,
        'x-payment-digest': digest,
        'x-payment-signature': sign(this.secret, timestamp, digest),
      },
      body,
    );
    if (status >= 500 && delivery < MOST_DELIVERIES) {
      this.time.later(AGAIN_MS, () => this.deliver(event, delivery + 1));
    }
  }
}
