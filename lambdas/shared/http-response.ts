import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An answer of the HTTP API. */
export type HttpResponse = APIGatewayProxyStructuredResultV2;

/** A JSON answer that no cache may keep. Further headers are added to the standard ones. */
export function jsonResponse(
  statusCode: number,
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** Thrown to answer a request that cannot be served, from any depth; `answering` turns it into its response. */
export class HttpProblem extends Error {
  readonly response: HttpResponse;

  constructor(
    statusCode: number,
    body: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`request answered with ${statusCode}`);
    this.response = jsonResponse(statusCode, body, headers);
  }
}
