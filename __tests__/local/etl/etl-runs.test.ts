import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../asl/json';
import { readOptions } from '../../../local/etl/options';
import { EtlWorld } from '../../../local/etl/world';
import { scheduledInput } from '../../../local/services/scheduler';
import { ETL_ERRORS } from '../../../workflows/etl-errors';
import { describeNoObjects } from '../no-object';
import { openWorldOnce } from '../open-world';
import { anotherDay, deliverParts, load } from './days';

let world: EtlWorld;
openWorldOnce(EtlWorld, (opened) => {
  world = opened;
});

const manifestOf = (runDate: string): Promise<JsonObject> =>
  world.data.json<JsonObject>(`published/${runDate}.json`);
const isPublished = async (runDate: string): Promise<boolean> =>
  (await world.data.keys(`published/${runDate}`)).length === 1;

describe('a day on a laptop, with the real handlers and S3', () => {
  test('is loaded, and every row of it is accounted for', async () => {
    const runDate = anotherDay();
    const run = await load(world, runDate, { options: { rows: '400' } });

    expect(run.result.status).toBe('SUCCEEDED');
    expect(await run.brokenInvariants()).toEqual([]);
    expect(world.delivered.get(runDate)).toMatchObject({ bad: 8, duplicates: 1 });
    expect(await manifestOf(runDate)).toMatchObject({
      runDate,
      rowsIn: 400,
      quarantinedRows: 8,
      duplicateRows: 1,
      loadedRows: 391,
    });
  });

  test('writes the same bytes when it is loaded again, and the table is the same', async () => {
    const runDate = anotherDay();
    await (await load(world, runDate)).brokenInvariants();
    const rows = world.table.rows.filter(({ sale_date }) => sale_date === runDate);

    const again = await load(world, runDate, { input: { runDate, rerun: true } });

    expect(again.result.output).toHaveProperty('loaded');
    expect(await again.brokenInvariants()).toEqual([]);
    expect(world.table.rows.filter(({ sale_date }) => sale_date === runDate)).toEqual(rows);
  });

  test('is loaded once by a schedule that fires twice', async () => {
    const runDate = anotherDay();
    await load(world, runDate);
    const commits = world.table.commits;
    const firesAt = Date.parse(`${runDate}T01:30:00Z`) + 24 * 60 * 60 * 1000;
    const input = JSON.parse(
      scheduledInput('{"scheduledTime":"<aws.scheduler.scheduled-time>"}', firesAt),
    ) as JsonObject;

    const late = await load(world, runDate, { input });

    expect(late.result.status).toBe('SUCCEEDED');
    expect(late.result.output).not.toHaveProperty('loaded');
    expect(await late.brokenInvariants()).toEqual([]);
    expect(world.table.commits).toBe(commits);
  });

  test('is loaded by one of two executions that run at once', async () => {
    const runDate = anotherDay();
    await world.deliver(runDate, readOptions({ rows: '100', bad: '2%' }), 1);
    const session = world.begin();
    const executions = [1, 2].map(() =>
      session.start(world.nextExecutionName(runDate), { runDate }),
    );
    await session.finish();

    const loaded = executions.filter(({ output }) => JSON.stringify(output).includes('"loaded"'));

    expect(executions.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(loaded).toHaveLength(1);
    expect(await session.brokenInvariants()).toEqual([]);
  });

  test('has another run when a file comes late, and the rows of both files once', async () => {
    const runDate = anotherDay();
    await load(world, runDate);
    const before = await manifestOf(runDate);
    const [first = ''] = await world.source.keys(`sales/${runDate}/`);
    const late = (await world.source.text(first)).replaceAll('AMS-1', 'OSL-1');
    await world.source.put(`sales/${runDate}/osl-1.csv`, late);

    const again = await load(world, runDate, { input: { runDate, rerun: true } });
    const after = await manifestOf(runDate);

    expect(again.result.status).toBe('SUCCEEDED');
    expect(after['runId']).not.toBe(before['runId']);
    expect(after['rowsIn']).toBe(125);
    expect(world.table.rows.filter((row) => row.sale_date === runDate)).toHaveLength(
      Number(after['loadedRows']),
    );
  });

  test('is not loaded when too many rows are bad; its bad rows are kept', async () => {
    const runDate = anotherDay();
    const run = await load(world, runDate, { options: { bad: '20%' } });

    expect(run.result).toMatchObject({ status: 'FAILED', error: 'QualityFailed' });
    expect(await isPublished(runDate)).toBe(false);
    expect(world.table.rows.filter(({ sale_date }) => sale_date === runDate)).toEqual([]);
    expect((await world.data.keys(`quarantine/${runDate}`)).length).toBeGreaterThan(0);
    expect(await run.brokenInvariants()).toEqual([]);
  });

  test.each([
    ['redshift', 'fail', 'LoadFailed'],
    ['redshift', 'abort', 'LoadFailed'],
    ['redshift', 'never', 'LoadTimedOut'],
    ['glue', 'fail', 'States.TaskFailed'],
    ['athena', 'fail', 'States.TaskFailed'],
    ['ecs', 'fail', 'States.TaskFailed'],
    ['ecs', 'no-capacity', 'AmazonECS.Unknown'],
  ])('is not loaded, nor seen, when %s is to %s', async (name, value, error) => {
    const runDate = anotherDay();
    const run = await load(world, runDate, { options: { [name]: value } });

    expect(run.result).toMatchObject({ status: 'FAILED', error });
    expect(await isPublished(runDate)).toBe(false);
    expect(world.table.rows.filter(({ sale_date }) => sale_date === runDate)).toEqual([]);
    expect(await run.brokenInvariants()).toEqual([]);
  });

  test('is loaded by the next start when a load has failed', async () => {
    const runDate = anotherDay();
    await load(world, runDate, { options: { redshift: 'fail' } });
    const next = await load(world, runDate);

    expect(next.result.status).toBe('SUCCEEDED');
    expect(await isPublished(runDate)).toBe(true);
    expect(await next.brokenInvariants()).toEqual([]);
  });

  test('is loaded by the next start when the day was claimed, and nobody heard of it', async () => {
    const runDate = anotherDay();
    const lost = { when: 'after', attempt: 'every', error: 'States.Timeout' } as const;
    const first = await load(world, runDate, { faults: [{ ...lost, state: 'ClaimRun' }] });
    const next = await load(world, runDate);

    expect(first.result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(next.result.status).toBe('SUCCEEDED');
    expect(await isPublished(runDate)).toBe(true);
  });

  test('is loaded whole by the next start when a part of it had failed, and was tolerated', async () => {
    const runDate = anotherDay();
    await deliverParts(world, runDate, 80);
    const fault = { state: 'TransformBatch', item: 0, attempt: 'every', error: 'Broken' } as const;
    const first = await load(world, runDate, { faults: [fault] });

    expect(first.result.status).toBe('SUCCEEDED');
    expect(await first.brokenInvariants()).toEqual([]);
    expect(await manifestOf(runDate)).toMatchObject({ loadedRows: 76, quarantinedRows: 4 });

    const good = await load(world, runDate, { input: { runDate, rerun: true } });

    expect(good.result.status).toBe('SUCCEEDED');
    expect(await good.brokenInvariants()).toEqual([]);
    expect(await manifestOf(runDate)).toMatchObject({ loadedRows: 80, quarantinedRows: 0 });
  });

  test.each(['twice', 'again', 'schedule'])(
    'is loaded once when it is started %s',
    async (start) => {
      const runDate = anotherDay();
      const executions = world.table.commits;
      const run = await load(world, runDate, { options: { start } });

      expect(run.result.status).toBe('SUCCEEDED');
      expect(world.table.commits - executions).toBe(start === 'again' ? 2 : 1);
      // The session that is open: another one than the first's when the day is started again.
      expect(world.world.session().executions.size).toBe(start === 'again' ? 1 : 2);
      expect(await run.brokenInvariants()).toEqual([]);
    },
  );

  test('is started by the clock with the moment of the next night', async () => {
    const run = await load(world, '2026-01-31', { options: { start: 'schedule' } });

    expect(run.result.history[0]).toMatchObject({
      executionStartedEventDetails: { input: '{"scheduledTime":"2026-02-01T02:00:00Z"}' },
    });
    expect(run.result.status).toBe('SUCCEEDED');
  });

  test('is started as it is told, also by the clock, where it is none', async () => {
    const input = { runDate: 'yesterday' };
    const run = await load(world, '', { input, options: { start: 'schedule' } });

    expect(run.result).toMatchObject({ status: 'FAILED', error: 'InvalidRun' });
  });

  test('is loaded by the start after one that had failed', async () => {
    const runDate = anotherDay();
    const run = await load(world, runDate, { options: { glue: 'fail', start: 'again' } });

    expect(run.result.status).toBe('FAILED');
    expect(await isPublished(runDate)).toBe(true);
    expect(await run.brokenInvariants()).toEqual([]);
  });

  test('waits for a Glue that is busy', async () => {
    const run = await load(world, anotherDay(), { options: { glue: 'busy' } });

    expect(run.result.status).toBe('SUCCEEDED');
    expect(await run.brokenInvariants()).toEqual([]);
  });
});

describeNoObjects((options) => world.begin(options), {
  first: 'PlanRun',
  last: 'NotifyFailed',
  error: ETL_ERRORS.invalidRun,
});
