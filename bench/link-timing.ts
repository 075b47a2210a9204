/**
 * Times what a POST to a link that is none takes in this process, over a table in memory, and prints how well the kinds
 * of such links can be told apart: `node scripts/run.mjs bench/link-timing.ts`. DynamoDB and its client are not in it.
 */
import { createHash, randomInt } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { makeDecideExpenseHandler } from '../lambdas/approval/decide-expense';
import type { AskedRequest } from '../lambdas/approval/request-row';
import { makeRequestsTable } from '../lambdas/approval/requests-table';
import type { Log } from '../lambdas/shared/logger';

const SAMPLES = 20_000;
const WARM_UP = 4_000;
const NS_PER_US = 1_000;
/** Above it lies what else the machine does; so does dudect: https://eprint.iacr.org/2016/1123 */
const KEPT_SHARE = 0.9;

const hexOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const secretOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Links of each kind; all are made alike, so that nothing but what the table knows tells them apart. */
const KINDS = {
  'unknown request': (index: number) => `${hexOf(`unknown ${index}`)}.${secretOf(`one ${index}`)}`,
  'unknown secret': (index: number) => `${hexOf(`known ${index}`)}.${secretOf(`two ${index}`)}`,
  // Another way through the code, and no secret: shows that a difference would be seen.
  'no link at all': (index: number) => `${hexOf(`no ${index}`)},${secretOf(`three ${index}`)}`,
} as const;
type Kind = keyof typeof KINDS;

const ROW = {
  state: 'PENDING',
  expenseId: 'expense-1',
  approverId: 'ann',
  employeeId: 'eve',
  amountMinor: 1,
  currency: 'EUR',
  purpose: 'train',
  secretHash: hexOf('secret'),
  tokenHash: hexOf('token'),
  redriveCount: 0,
  retryCount: 0,
  askedAtMs: 0,
  deadlineMs: 1,
  leaseUntilMs: 1,
  forgetAt: 1,
} satisfies Omit<AskedRequest, 'requestId'>;

function makeHandler() {
  const never = (): never => {
    throw new Error('a link that is none has led to a call');
  };
  const rows = new Map<string, object>();
  for (let index = -WARM_UP; index < SAMPLES; index += 1) {
    const requestId = hexOf(`known ${index}`);
    rows.set(requestId, { requestId, ...ROW });
  }
  const send = async ({ input }: { readonly input: { readonly Key: { requestId: string } } }) => ({
    Item: rows.get(input.Key.requestId),
  });
  const fails = (message: string, fields?: object): never => {
    throw new Error(message, { cause: fields });
  };
  const log: Log = { about: () => log, info: never, warn: never, error: fails };
  return makeDecideExpenseHandler({
    requests: makeRequestsTable({ send } as unknown as DynamoDBDocumentClient, 'requests'),
    executions: { describe: never },
    answerTask: never,
    seal: { seal: never, open: never },
    approverIds: ['ann'],
    newId: never,
    log,
    count: () => {},
    now: () => 0,
  });
}

function shuffled<T>(values: readonly T[]): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(randomInt(left.length), 1));
}

async function sample(): Promise<Readonly<Record<Kind, number[]>>> {
  const handler = makeHandler();
  const kinds = Object.keys(KINDS) as Kind[];
  const samples = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]]));
  for (let index = -WARM_UP; index < SAMPLES; index += 1) {
    // What comes before has a hand in what comes after: no kind may have a place of its own.
    for (const kind of shuffled(kinds)) {
      const event = {
        body: `formToken=${'A'.repeat(43)}&comment=&decision=approve`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        pathParameters: { linkId: KINDS[kind](index) },
        requestContext: { http: { method: 'POST' } },
      } as unknown as APIGatewayProxyEventV2;
      const before = process.hrtime.bigint();
      const { statusCode } = await handler(event);
      const us = Number(process.hrtime.bigint() - before) / NS_PER_US;
      if (statusCode !== 404) throw new Error(`${kind} was answered with ${statusCode}`);
      if (index >= 0) samples[kind]?.push(us);
    }
  }
  return samples as Readonly<Record<Kind, number[]>>;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const medianOf = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Welch's t of two samples, without what lies above the common share. */
function welch(one: readonly number[], another: readonly number[]): number {
  const all = sorted([...one, ...another]);
  const most = all[Math.floor(all.length * KEPT_SHARE)] ?? Number.POSITIVE_INFINITY;
  const [left, right] = [one, another].map((values) => momentsOf(values.filter((v) => v <= most)));
  if (left === undefined || right === undefined) return Number.NaN;
  return (left.mean - right.mean) / Math.sqrt(left.variance + right.variance);
}

/** Mean, and the variance of it. */
function momentsOf(values: readonly number[]): {
  readonly mean: number;
  readonly variance: number;
} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) / values.length };
}

async function main(): Promise<void> {
  const samples = await sample();
  const unknown = samples['unknown request'];
  const told = Object.entries(samples).map(([kind, values]) => [
    kind,
    { us: medianOf(values), t: welch(values, unknown) },
  ]);
  process.stdout.write(JSON.stringify(Object.fromEntries(told)));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
