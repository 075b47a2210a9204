import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BucketStub } from './bucket-stub';

/** What Step Functions' check of a definition answers; `ERROR` diagnostics come with `FAIL`. */
export interface Verdict {
  readonly result: 'OK' | 'FAIL';
  readonly diagnostics: readonly {
    readonly severity: 'ERROR' | 'WARNING';
    readonly code: string;
    readonly message: string;
    readonly location?: string;
  }[];
}

/** A definition that Terraform asked to be checked. */
interface ValidateRequest {
  readonly definition: string;
  readonly type: string;
}

/** What it answers to a definition that is right. */
export const NO_OBJECTION: Verdict = { result: 'OK', diagnostics: [] };

const VALIDATE = 'AWSStepFunctions.ValidateStateMachineDefinition';

/**
 * Answers on loopback what `terraform plan` asks of AWS: whose account it is, whether a definition is right, and what
 * is in the bucket of its state, when there is one.
 * Anything else is answered 501, which the provider does not retry, and kept in `unknownCalls`.
 */
export class AwsStub {
  readonly unknownCalls: string[] = [];
  readonly validated: ValidateRequest[] = [];
  private account = '';
  private verdict = NO_OBJECTION;
  private readonly server = createServer((request, response) => this.take(request, response));

  constructor(private readonly stateBucket?: BucketStub) {}

  /** What it answers from now on; the calls until now are forgotten. */
  answerWith(account: string, verdict: Verdict = NO_OBJECTION): void {
    this.account = account;
    this.verdict = verdict;
    this.unknownCalls.length = 0;
    this.validated.length = 0;
  }

  /** Listens on a free port. @returns the address for AWS_ENDPOINT_URL */
  async start(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.answer(request, Buffer.concat(chunks), response));
  }

  private answer(request: IncomingMessage, bytes: Buffer, response: ServerResponse): void {
    if (BucketStub.isFor(request) && this.stateBucket?.answer(request, bytes, response)) return;
    const body = bytes.toString();
    const target = request.headers['x-amz-target'];
    if (target === VALIDATE) {
      this.validated.push(JSON.parse(body) as ValidateRequest);
      respond(response, 200, 'application/x-amz-json-1.0', JSON.stringify(this.verdict));
      return;
    }
    const action = new URLSearchParams(body).get('Action');
    if (action === 'GetCallerIdentity') {
      respond(response, 200, 'text/xml', callerIdentity(this.account));
      return;
    }
    this.unknownCalls.push(`${request.method} ${request.url} ${target ?? action ?? ''}`.trim());
    respond(response, 501, 'application/json', '{"message":"the stub does not know this call"}');
  }
}

function respond(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'stub' }).end(body);
}

/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function callerIdentity(account: string): string {
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:role/plan</Arn><UserId>PLAN</UserId><Account>${account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>stub</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
}
