import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { requireEnv, requireIntegerEnv } from '../shared/environment';
import { errorNamed } from '../shared/errors';
import { retryable } from '../shared/retryable';
import { makeS3Client } from '../shared/s3-client';
import { type ListedObject, makeObjectStore, type ObjectStore } from './object-store';
import { readEvent } from './read-event';
import { MAX_NUMBERED, runKeys, sourcePrefix } from './run-keys';
import { readRunRequest } from './run-request';

/** What the rest of the workflow works with. */
export interface PlannedRun {
  readonly runId: string;
  readonly runDate: string;
  /** The status, besides FAILED, in which the day may be claimed. */
  readonly claimable: 'LOADED' | 'FAILED';
  /** Seconds since 1970. */
  readonly plannedAt: number;
  /** Seconds since 1970; whoever holds the day longer is dead. */
  readonly leaseExpiresAt: number;
}

interface Dependencies {
  readonly source: Pick<ObjectStore, 'list'>;
  readonly data: Pick<ObjectStore, 'write'>;
  /** Of the shops, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** More than an execution can take. */
  readonly leaseSeconds: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const MILLISECONDS = 1000;
const DIGEST_CHARACTERS = 16;
const eventSchema = z.object({ input: z.unknown() });

/**
 * Plans the run of a day: which files it reads, and under which id it writes. The id is made of the day and of the
 * files' names and contents, so the same source is the same run, and a file that comes late makes another one.
 * @throws InvalidRun if the input names no day, or one of more files than a run can number; NoSourceFiles if nothing was
 *   delivered for it; BrokenRun if the listing does not tell what the files hold
 */
export function makePlanRunHandler({ source, data, timeZone, leaseSeconds, now }: Dependencies) {
  return (event: unknown): Promise<PlannedRun> =>
    retryable(ETL_ERRORS.awsServiceUnavailable, async () => {
      const { runDate, rerun } = readRunRequest(readEvent(eventSchema, event).input, timeZone);
      const files = await source.list(sourcePrefix(runDate));
      demandFiles(files, sourcePrefix(runDate));
      const runId = `${runDate}-${digestOf(files)}`;
      const plan = { runDate, files: files.map(({ key, etag }) => ({ key, etag })) };
      await data.write(runKeys(runId).source, JSON.stringify(plan), 'application/json');
      const plannedAt = Math.floor(now() / MILLISECONDS);
      return {
        runId,
        runDate,
        claimable: rerun ? 'LOADED' : 'FAILED',
        plannedAt,
        leaseExpiresAt: plannedAt + leaseSeconds,
      };
    });
}

function demandFiles(files: readonly ListedObject[], prefix: string): void {
  if (files.length === 0) {
    throw errorNamed(ETL_ERRORS.noSourceFiles, `no file below ${prefix}`);
  }
  if (files.length > MAX_NUMBERED) {
    throw errorNamed(
      ETL_ERRORS.invalidRun,
      `${files.length} files below ${prefix}; allowed: ${MAX_NUMBERED}`,
    );
  }
  // Without it the extract could read another file than the one that was planned.
  const nameless = files.filter(({ key, etag }) => key === '' || etag === '').length;
  if (nameless > 0) {
    throw errorNamed(
      ETL_ERRORS.brokenRun,
      `${nameless} files below ${prefix} were listed without a key or an ETag`,
    );
  }
}

function digestOf(files: readonly ListedObject[]): string {
  const listed = JSON.stringify(files.map(({ key, etag, size }) => [key, etag, size]));
  return createHash('sha256').update(listed).digest('hex').slice(0, DIGEST_CHARACTERS);
}

const client = makeS3Client();

export const handler = makePlanRunHandler({
  source: makeObjectStore(client, requireEnv('SOURCE_BUCKET')),
  data: makeObjectStore(client, requireEnv('DATA_BUCKET')),
  timeZone: requireEnv('TIME_ZONE'),
  leaseSeconds: requireIntegerEnv('LEASE_SECONDS'),
  now: Date.now,
});
