import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import { failure, sequence } from '../../simulator/tasks/handler';
import { MAX_POLLS, POLL_SECONDS } from '../../workflows/etl-load';
import { entered } from '../support/entered';
import { listing, recordsOf, runEtl, validationOf } from '../support/etl-run';

const FAILED_END = ['FailRun', 'NotifyFailed', 'RunFailed'];
const STOPPED = ['CancelLoad', 'WaitForStop', 'DescribeStopped', 'CheckStopped'];
const running = { Id: 'load-1', Status: 'STARTED' };

describe('a day of sales, run on the engine', () => {
  test('is loaded, published and told when nothing fails', async () => {
    const result = await runEtl();

    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({
      run: { runDate: '2026-01-31' },
      validation: { rows: 100, quarantinedRows: 3 },
      loaded: { loadedRows: 95, duplicateRows: 2, conflictRows: 1 },
      report: { html: 'report.html' },
    });
    expect(entered(result).at(-1)).toBe('RunLoaded');
  });

  test('is loaded without compaction where there is none', async () => {
    const result = await runEtl({}, { compaction: null });

    expect(result.status).toBe('SUCCEEDED');
    expect(entered(result)).not.toContain('CompactParts');
  });

  // Every Task before the day is visible, failing for ever before its effect and after it.
  const tasks = [
    'ExtractSales',
    'CollectResults',
    'CompactParts',
    'ValidateRows',
    'ReadValidation',
    'ReadLoad',
    'WriteReport',
    'PublishManifest',
  ];
  test.each(
    tasks.flatMap((state) => (['before', 'after'] as const).map((when) => [state, when] as const)),
  )('is freed and told when %s fails for ever, %s its effect', async (state, when) => {
    const result = await runEtl({
      faults: [{ state, attempt: 'every', error: 'States.TaskFailed', when }],
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(entered(result).slice(-FAILED_END.length)).toEqual(FAILED_END);
    expect(entered(result)).not.toContain('CloseRun');
  });

  test.each(['ReadValidation', 'StartLoad', 'DescribeLoad', 'ReadLoad', 'PublishManifest'])(
    'survives a first attempt of %s that seemed lost',
    async (state) => {
      const result = await runEtl({
        faults: [{ state, attempt: 1, error: 'States.Timeout', when: 'after' }],
      });

      expect(result.status).toBe('SUCCEEDED');
    },
  );

  test.each(['CloseRun', 'NotifyLoaded'])(
    'stays loaded when %s fails: it is visible already',
    async (state) => {
      const result = await runEtl({ tasks: { [state]: failure('States.TaskFailed') } });

      expect(result.status).toBe('SUCCEEDED');
    },
  );

  test.each(['FailRun', 'NotifyFailed'])(
    'fails with its own cause even when %s fails, too',
    async (state) => {
      const result = await runEtl({
        tasks: { ExtractSales: failure('States.TaskFailed', 'job'), [state]: failure('Other') },
      });

      expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    },
  );
});

describe('the quality gate', () => {
  const cells = ['97', '9700000000000000097', '3', '100', '10000000000000000100', '0'];
  const withCell = (index: number, value: string): readonly string[] =>
    cells.map((cell, at) => (at === index ? value : cell));

  test.each([
    ['a clean row is missing', 0, '96'],
    ['a clean row has changed', 1, '9700000000000000098'],
    ['one row more is quarantined than allowed', 2, '6'],
    ['a row came in that is nowhere', 3, '99'],
    ['the sum of all rows is another in its last digit', 4, '10000000000000000101'],
    ['a clean row does not fit its table', 5, '1'],
  ])('refuses the day, with nothing loaded, when %s', async (_what, index, value) => {
    const result = await runEtl({
      tasks: { ReadValidation: validationOf(withCell(index, value)) },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'QualityFailed' });
    expect(entered(result)).not.toContain('StartLoad');
    expect(entered(result).slice(-4)).toEqual(['QualityFailed', ...FAILED_END]);
  });

  test('lets through exactly as many quarantined rows as allowed', async () => {
    const result = await runEtl({ tasks: { ReadValidation: validationOf(withCell(2, '5')) } });

    expect(result.status).toBe('SUCCEEDED');
  });

  test.each([
    ['a row', ['95', '95', '2', '2', '96', '9700000000000000097', '1']],
    ['a checksum', ['95', '95', '2', '2', '97', '9700000000000000096', '1']],
  ])('publishes nothing when the warehouse differs in %s', async (_what, record) => {
    const result = await runEtl({ tasks: { ReadLoad: recordsOf(record) } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'LoadMismatched' });
    expect(entered(result)).not.toContain('PublishManifest');
  });
});

describe('the load', () => {
  test('is looked at until it is finished', async () => {
    const result = await runEtl({
      tasks: { DescribeLoad: sequence(running, running, { Id: 'load-1', Status: 'FINISHED' }) },
    });

    expect(result.status).toBe('SUCCEEDED');
    expect(entered(result).filter((name) => name === 'DescribeLoad')).toHaveLength(3);
    expect(result.elapsedMs).toBeGreaterThanOrEqual(3 * POLL_SECONDS * 1000);
  });

  test('is looked at so often and no more, then stopped', async () => {
    const result = await runEtl({ tasks: { DescribeLoad: running } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'LoadTimedOut' });
    expect(entered(result).filter((name) => name === 'DescribeLoad')).toHaveLength(MAX_POLLS);
    expect(entered(result).slice(-8)).toEqual(['LoadTimedOut', ...STOPPED, ...FAILED_END]);
  });

  test('may finish at the last look', async () => {
    const looks = Array.from({ length: MAX_POLLS - 1 }, (): Json => running);
    const result = await runEtl({
      tasks: { DescribeLoad: sequence(...looks, { Id: 'load-1', Status: 'FINISHED' }) },
    });

    expect(result.status).toBe('SUCCEEDED');
  });

  test.each(['FAILED', 'ABORTED'])('that ends as %s fails the day', async (status) => {
    const result = await runEtl({ tasks: { DescribeLoad: { Id: 'load-1', Status: status } } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'LoadFailed' });
    expect(result.cause).toContain(`statement load-1 is ${status}`);
  });

  test.each(['before', 'after'] as const)(
    'that may or may not be handed over keeps the day claimed: StartLoad fails for ever, %s its effect',
    async (when) => {
      const result = await runEtl({
        faults: [{ state: 'StartLoad', attempt: 'every', error: 'States.TaskFailed', when }],
      });

      expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
      expect(entered(result).slice(-3)).toEqual(['StartLoad', 'NotifyFailed', 'RunFailed']);
    },
  );

  test('is stopped when it can no longer be looked at', async () => {
    const result = await runEtl({
      tasks: { DescribeLoad: failure('States.TaskFailed', 'denied') },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(entered(result).slice(-7)).toEqual([...STOPPED, ...FAILED_END]);
  });
});

describe('the map of parts', () => {
  const broken = { state: 'TransformBatch', attempt: 'every', error: 'Broken' } as const;
  /** 40 parts in batches of one, of which the first so many fail. */
  const runWithFailed = (count: number) =>
    runEtl(
      {
        tasks: {
          'TransformParts.ItemReader': listing(40),
          TransformBatch: ({ Items }: { readonly Items: readonly { readonly key: string }[] }) => {
            const index = Number(/(\d{5})\.csv$/.exec(Items[0]?.key ?? '')?.[1]);
            if (index < count) throw Object.assign(new Error('poison'), { name: 'Poison' });
            return { parts: [] };
          },
        },
      },
      { batchSize: 1 },
    );

  test('takes as many failed parts as are tolerated: 5 % of 40', async () => {
    expect((await runWithFailed(2)).status).toBe('SUCCEEDED');
  });

  test('fails with one more', async () => {
    expect(await runWithFailed(3)).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  /** As the configuration has it: batches of four parts, of which the first fails. */
  const runWithFailedBatch = (parts: number) =>
    runEtl(
      { tasks: { 'TransformParts.ItemReader': listing(parts) }, faults: [{ ...broken, item: 0 }] },
      { batchSize: 4 },
    );

  test('counts the parts of a failed batch: four are tolerated of 80', async () => {
    expect((await runWithFailedBatch(80)).status).toBe('SUCCEEDED');
  });

  test('fails a smaller day by one batch, which is more than is tolerated of its rows', async () => {
    expect(await runWithFailedBatch(79)).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  test('gives a batch its run, its day and the keys of its parts, and no more', async () => {
    const inputs: Json[] = [];
    await runEtl({
      tasks: {
        'TransformParts.ItemReader': listing(5),
        TransformBatch: (input: Json) => {
          inputs.push(input);
          return { parts: [] };
        },
      },
    });

    expect(inputs).toHaveLength(2);
    expect(inputs[1]).toEqual({
      BatchInput: { runId: '2026-01-31-0123456789abcdef', runDate: '2026-01-31' },
      Items: [{ key: 'runs/2026-01-31-0123456789abcdef/staging/00000-00004.csv' }],
    });
  });
});
