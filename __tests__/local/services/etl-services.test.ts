import { describe, expect, test } from '@jest/globals';
import { makeAthena } from '../../../local/services/athena';
import { makeEcs } from '../../../local/services/ecs';
import { makeGlue } from '../../../local/services/glue';
import { makeRedshiftData, type RedshiftBehaviour } from '../../../local/services/redshift-data';
import { scheduledInput } from '../../../local/services/scheduler';

describe('Glue', () => {
  test('runs a job’s script with its arguments, without their dashes', async () => {
    const given: unknown[] = [];
    const glue = makeGlue({ job: async (args) => void given.push(args) }, () => 'succeed');

    const run = await glue.call('StartJobRun', { JobName: 'job', Arguments: { '--run_id': 'r' } });

    expect(run).toMatchObject({ JobName: 'job', JobRunState: 'SUCCEEDED' });
    expect(given).toEqual([{ run_id: 'r' }]);
  });

  test('fails the task when the script does, or when it is to fail', async () => {
    const throwing = makeGlue({ job: () => Promise.reject(new Error('412')) }, () => 'succeed');
    const failing = makeGlue({ job: async () => {} }, () => 'fail');

    for (const glue of [throwing, failing]) {
      await expect(glue.call('StartJobRun', { JobName: 'job' })).rejects.toMatchObject({
        error: 'States.TaskFailed',
      });
    }
  });

  test('refuses the first start when it is busy, and knows its jobs', async () => {
    const glue = makeGlue({ job: async () => {} }, () => 'busy');

    await expect(glue.call('StartJobRun', { JobName: 'job' })).rejects.toMatchObject({
      name: 'ConcurrentRunsExceededException',
    });
    await expect(glue.call('StartJobRun', { JobName: 'job' })).resolves.toBeDefined();
    await expect(glue.call('StartJobRun', { JobName: 'other' })).rejects.toMatchObject({
      name: 'EntityNotFoundException',
    });
  });
});

describe('ECS', () => {
  const input = {
    Overrides: {
      ContainerOverrides: [{ Name: 'box', Environment: [{ Name: 'RUN_ID', Value: 'r' }] }],
    },
  };

  test.each([
    ['no overrides', {}],
    ['another container', { Overrides: { ContainerOverrides: [{ Name: 'crate' }] } }],
    ['no container', { Overrides: { ContainerOverrides: 'box' } }],
  ])('refuses %s', async (_what, given) => {
    const ecs = makeEcs({ box: async () => {} }, () => 'succeed');

    await expect(ecs.call('RunTask', given)).rejects.toMatchObject({ name: 'ClientException' });
  });

  test('fails the task when its script does', async () => {
    const box = async (): Promise<never> => {
      throw new Error('no rows');
    };
    const ecs = makeEcs({ box }, () => 'succeed');

    const running = ecs.call('RunTask', { Overrides: { ContainerOverrides: [{ Name: 'box' }] } });

    await expect(running).rejects.toMatchObject({
      error: 'States.TaskFailed',
      message: expect.stringContaining('"StoppedReason":"Error: no rows"'),
    });
  });

  test('runs a container’s script with the variables of the overrides', async () => {
    const given: unknown[] = [];
    const ecs = makeEcs({ box: async (variables) => void given.push(variables) }, () => 'succeed');

    await ecs.call('RunTask', input);

    expect(given).toEqual([{ RUN_ID: 'r' }]);
  });

  test.each([
    ['fail', 'States.TaskFailed'],
    ['no-capacity', 'AmazonECS.Unknown'],
  ] as const)('is told to %s', async (behaviour, error) => {
    const ecs = makeEcs({ box: async () => {} }, () => behaviour);

    await expect(ecs.call('RunTask', input)).rejects.toMatchObject({ error });
  });
});

describe('Athena', () => {
  const query = { QueryString: 'SELECT 1', ClientRequestToken: 't' };

  test('answers a query once for a token, below a row with the names of the columns', async () => {
    let asked = 0;
    const athena = makeAthena(
      async () => [[String(++asked), 'b']],
      () => 'succeed',
    );
    await athena.call('StartQueryExecution', query);
    await athena.call('StartQueryExecution', query);

    expect(await athena.call('GetQueryResults', { QueryExecutionId: 'query-1' })).toEqual({
      ResultSet: {
        Rows: [
          { Data: [{ VarCharValue: '_col0' }, { VarCharValue: '_col1' }] },
          { Data: [{ VarCharValue: '1' }, { VarCharValue: 'b' }] },
        ],
      },
    });
  });

  test('fails the task when it is to fail, and knows its queries', async () => {
    const athena = makeAthena(
      async () => [],
      () => 'fail',
    );

    await expect(athena.call('StartQueryExecution', query)).rejects.toMatchObject({
      error: 'States.TaskFailed',
    });
    await expect(
      athena.call('GetQueryResults', { QueryExecutionId: 'query-1' }),
    ).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});

describe('the Redshift Data API', () => {
  /** Work that was put off, done when the test says so. */
  function redshift(behaviour: RedshiftBehaviour, execute = async () => [[['1']]]) {
    const later: (() => Promise<void>)[] = [];
    const time = {
      now: () => 0,
      later: (_ms: number, work: () => Promise<void>) => void later.push(work),
    };
    const service = makeRedshiftData({ execute, behaviour: () => behaviour, time });
    return { service, pass: async () => void (await Promise.all(later.map((work) => work()))) };
  }
  const batch = { Sqls: ['SELECT 1'], ClientToken: 't' };
  const Id = 'statement-1';

  test('runs a batch while nobody waits, once for a token, and gives each statement’s rows', async () => {
    const { service, pass } = redshift('finish');

    expect(await service.call('BatchExecuteStatement', batch)).toEqual({ Id });
    expect(await service.call('BatchExecuteStatement', batch)).toEqual({ Id });
    expect(await service.call('DescribeStatement', { Id })).toEqual({ Id, Status: 'STARTED' });
    await pass();

    expect(await service.call('DescribeStatement', { Id })).toEqual({ Id, Status: 'FINISHED' });
    expect(await service.call('GetStatementResult', { Id: `${Id}:1` })).toEqual({
      Records: [[{ StringValue: '1' }]],
    });
  });

  test.each([
    ['fail', 'FAILED'],
    ['abort', 'ABORTED'],
    ['never', 'STARTED'],
  ] as const)('is told to %s', async (behaviour, Status) => {
    const { service, pass } = redshift(behaviour);
    await service.call('BatchExecuteStatement', batch);
    await pass();

    expect(await service.call('DescribeStatement', { Id })).toMatchObject({ Status });
    await expect(service.call('GetStatementResult', { Id: `${Id}:1` })).rejects.toThrow();
  });

  test('gives the error of SQL that fails', async () => {
    const { service, pass } = redshift('finish', () => Promise.reject(new Error('Divide by zero')));
    await service.call('BatchExecuteStatement', batch);
    await pass();

    expect(await service.call('DescribeStatement', { Id })).toMatchObject({
      Status: 'FAILED',
      Error: 'Divide by zero',
    });
  });

  test('cancels what runs: it never takes effect; and nothing that has ended', async () => {
    let executed = 0;
    const { service, pass } = redshift('finish', async () => [[[String(++executed)]]]);
    await service.call('BatchExecuteStatement', batch);
    await service.call('CancelStatement', { Id });
    await pass();

    expect(executed).toBe(0);
    expect(await service.call('DescribeStatement', { Id })).toMatchObject({ Status: 'ABORTED' });
    await expect(service.call('CancelStatement', { Id })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(service.call('DescribeStatement', { Id: 'x' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

test('the scheduler puts the moment that it was to fire into the input', () => {
  expect(
    scheduledInput('{"at":"<aws.scheduler.scheduled-time>"}', Date.UTC(2026, 0, 2, 3, 4)),
  ).toBe('{"at":"2026-01-02T03:04:00Z"}');
});
