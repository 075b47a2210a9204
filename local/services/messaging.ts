import { type Fauxqs, startFauxqs } from './fauxqs';
import { HttpClient } from './http-client';
import type { LoopbackRequest, LoopbackResponse } from './loopback-server';
import { makeS3, type S3 } from './s3';
import { Sns } from './sns';
import { Sqs } from './sqs';

/** SQS, SNS and S3. */
export interface Messaging {
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly s3: S3;
  /** Answers what comes in SNS's or S3's own protocol. */
  answer(request: LoopbackRequest): Promise<LoopbackResponse>;
  close(): Promise<void>;
}

/** Starts all three, empty. */
export async function openMessaging(region: string): Promise<Messaging> {
  const fauxqs: Fauxqs = await startFauxqs(region);
  const client = new HttpClient(fauxqs.url);
  const sqs = new Sqs(client);
  const sns = new Sns(client, sqs);
  const s3 = makeS3(fauxqs.url, region);
  return {
    sqs,
    sns,
    s3,
    async answer({ method, path, headers, body }) {
      const form = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
      const { status, ...answer } = form
        ? await sns.pass(headers, body.toString('utf8'))
        : await client.send(method, path, headers, body);
      return { status, headers: passable(answer.headers), body: answer.body };
    },
    async close() {
      s3.close();
      client.close();
      await fauxqs.close();
    },
  };
}

/** Headers that belong to the connection stay there. */
function passable(headers: LoopbackRequest['headers']): Record<string, string | readonly string[]> {
  const passed: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    const ofConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];
    if (value !== undefined && !ofConnection.includes(name)) passed[name] = value;
  }
  return passed;
}
