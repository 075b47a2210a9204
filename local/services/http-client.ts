import { Agent, type IncomingMessage, request } from 'node:http';

/** Headers of a request or an answer. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Requests over connections that are kept. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly origin: string) {}

  send(method: string, path: string, headers: Headers, body: string | Buffer): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const { agent, origin } = this;
      const own = { ...headers, 'content-length': Buffer.byteLength(body) };
      const sent = request(`${origin}${path}`, { method, headers: own, agent }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const { statusCode: status = 0, headers: received } = answer;
          resolve({ status, headers: received, body: Buffer.concat(chunks) });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
