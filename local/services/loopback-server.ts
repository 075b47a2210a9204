import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that was read to its end. */
export interface LoopbackRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What is answered. */
export interface LoopbackResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

/** A server on 127.0.0.1. */
export interface LoopbackServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Handlers keep the address that they found first, so a server of a name comes back where it was. */
const ports = new Map<string, number>();

/** Listens on a free port; a second server of the same name, after the first was closed, on the same one. */
export async function listen(
  name: string,
  answer: (request: LoopbackRequest) => Promise<LoopbackResponse>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    respond(request, response, answer).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  // Longer than any run: a connection closed in the moment of its next use would be a fault that nobody asked for.
  server.keepAliveTimeout = 3_600_000;
  // Neither the server nor its connections keep a process alive: whoever waits for an answer does.
  server.on('connection', (socket) => socket.unref());
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(ports.get(name) ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  ports.set(name, port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: LoopbackRequest) => Promise<LoopbackResponse>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = request;
  const {
    status,
    headers: own = {},
    body = '',
  } = await answer({
    method,
    path: url,
    headers,
    body: Buffer.concat(chunks),
  });
  for (const [header, value] of Object.entries(own)) response.setHeader(header, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(status).end(method === 'HEAD' ? undefined : body);
}
