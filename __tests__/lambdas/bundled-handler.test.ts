import { writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileHandlers } from '../../synth/compile-handlers';
import { HANDLER_ENVIRONMENT } from '../support/handler-environment';
import { httpEvent } from '../support/http-events';
import { orderInput } from '../support/orders';
import { runNode } from '../support/project-copy';
import { PROJECT_ROOT } from '../support/source-files';
import { temporaryDirectory } from '../support/temporary-directory';

const BUNDLE_LIMIT_MS = 60_000;
const EXECUTION_ARN = `${HANDLER_ENVIRONMENT.STATE_MACHINE_EXECUTION_ARN_PREFIX}:order-1`;
const scratch = temporaryDirectory('bundled-handler');

/** Step Functions as far as a start needs it. */
const requests: IncomingHttpHeaders[] = [];
const stepFunctions = createServer(({ headers }, response) => {
  requests.push(headers);
  response.setHeader('content-type', 'application/x-amz-json-1.0');
  response.end(JSON.stringify({ executionArn: EXECUTION_ARN, startDate: 0 }));
});
let environment: Readonly<Record<string, string>>;

/** Invokes the deployed code in a process of its own, where no package can be found. */
async function invoke(body: unknown): Promise<unknown> {
  const event = httpEvent({ body: JSON.stringify(body) });
  const call = `require('./index.js').handler(${JSON.stringify(event)}).then((answer) => console.log(JSON.stringify(answer)))`;
  const { exitCode, stdout, stderr } = await runNode(scratch, ['-e', call], environment);
  return exitCode === 0 ? JSON.parse(stdout) : stderr;
}

beforeAll(async () => {
  const handler = 'order/start-order';
  const { bundles } = compileHandlers(PROJECT_ROOT, [handler]);
  writeFileSync(join(scratch, 'index.js'), bundles.get(handler) ?? '');
  await new Promise<void>((resolve) => stepFunctions.listen(0, '127.0.0.1', resolve));
  const { port } = stepFunctions.address() as AddressInfo;
  environment = {
    ...HANDLER_ENVIRONMENT,
    AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
  };
}, BUNDLE_LIMIT_MS);

afterAll(() => new Promise((resolve) => stepFunctions.close(resolve)));

describe('a handler as it is deployed', () => {
  test('calls AWS with the credentials of its environment', async () => {
    expect(await invoke(orderInput())).toMatchObject({
      statusCode: 202,
      body: JSON.stringify({
        orderId: 'order-1',
        executionArn: EXECUTION_ARN,
        executionStatus: 'RUNNING',
      }),
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//),
      'x-amz-security-token': 'session',
    });
  });

  test('says what is wrong with a request in words', async () => {
    expect(await invoke({ ...orderInput(), customerId: 7 })).toMatchObject({
      statusCode: 400,
      body: JSON.stringify({
        error: 'InvalidOrder',
        issues: ['customerId: Invalid input: expected string, received number'],
      }),
    });
  });
});
