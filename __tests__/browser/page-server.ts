import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { makeDecideExpenseHandler } from '../../lambdas/approval/decide-expense';
import { makeShowDecisionHandler } from '../../lambdas/approval/show-decision';
import type { ApprovalWorld } from '../support/approval-world';

/** The two pages behind a loopback address, as the HTTP API serves them. */
export interface PageServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** What was asked for, in order: `GET 200`. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** Serves `GET` and `POST /decisions/{linkId}`; any other method gets 404, as from the HTTP API. */
export async function servePages({ services }: ApprovalWorld): Promise<PageServer> {
  const show = makeShowDecisionHandler(services);
  const decide = makeDecideExpenseHandler(services);
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const event = await eventOf(request);
    const handler = { GET: show, POST: decide }[request.method ?? ''];
    const {
      statusCode = 404,
      headers = {},
      body = '',
    } = event === undefined || handler === undefined ? {} : await handler(event);
    if (event !== undefined) seen.push(`${request.method} ${statusCode}`);
    response.writeHead(statusCode, headers as Record<string, string>).end(body);
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function eventOf(request: IncomingMessage): Promise<APIGatewayProxyEventV2 | undefined> {
  const [, linkId] = /^\/decisions\/([^/?]+)/.exec(request.url ?? '') ?? [];
  if (linkId === undefined) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    version: '2.0',
    headers: request.headers,
    body: Buffer.concat(chunks).toString('base64'),
    isBase64Encoded: true,
    pathParameters: { linkId: decodeURIComponent(linkId) },
    requestContext: { http: { method: request.method } },
  } as unknown as APIGatewayProxyEventV2;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
