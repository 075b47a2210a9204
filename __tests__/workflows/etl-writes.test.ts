import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulateOptions } from '../../simulator/simulate';
import { entered } from '../support/entered';
import { type EtlRow, type EtlRowTable, openEtlRow } from '../support/etl-row';
import { RUN_ID, runEtl } from '../support/etl-run';
import { BROKEN } from '../support/failures';

import { executionArnOf } from '../support/recorded-run';

const RUN_DATE = '2026-01-31';
const PLANNED_AT = 1_769_900_000;
const LEASE_EXPIRES_AT = PLANNED_AT + 25_200;
const ME = executionArnOf('execution');

const mine = { executionArn: ME, runId: RUN_ID, leaseExpiresAt: String(LEASE_EXPIRES_AT) };
const others = {
  executionArn: 'arn:another',
  runId: 'another',
  leaseExpiresAt: String(PLANNED_AT + 1),
};
const expired = { ...others, leaseExpiresAt: String(PLANNED_AT - 1) };

let table: EtlRowTable;
beforeAll(async () => {
  table = await openEtlRow(RUN_DATE);
});
afterAll(() => table.close());
beforeEach(() => table.replace(undefined));

interface Run extends SimulateOptions {
  readonly rerun?: boolean;
}

/** Runs a day whose row is in the table; everything else is scripted. */
const runDay = ({ rerun = false, tasks, ...options }: Run = {}) =>
  runEtl({
    ...options,
    tasks: {
      PlanRun: {
        runId: RUN_ID,
        runDate: RUN_DATE,
        claimable: rerun ? 'LOADED' : 'FAILED',
        plannedAt: PLANNED_AT,
        leaseExpiresAt: LEASE_EXPIRES_AT,
      },
      ClaimRun: table.runTask,
      CloseRun: table.runTask,
      FailRun: table.runTask,
      ...tasks,
    },
  });

describe('a day is claimed', () => {
  test.each<readonly [string, EtlRow | undefined, boolean]>([
    ['nobody had it', undefined, false],
    ['this execution has it: the first answer was lost', { ...mine, status: 'RUNNING' }, false],
    ['it failed', { ...others, status: 'FAILED' }, false],
    ['it failed, and is asked for again', { ...others, status: 'FAILED' }, true],
    ['it is loaded, and is asked for again', { ...others, status: 'LOADED' }, true],
    ['its owner is past its lease', { ...expired, status: 'RUNNING' }, false],
  ])('when %s', async (_when, before, rerun) => {
    await table.replace(before);
    let claimed: EtlRow | undefined;

    await runDay({
      rerun,
      tasks: {
        ExtractSales: async () => {
          claimed = await table.read();
          return {};
        },
      },
    });

    expect(claimed).toEqual({ runDate: RUN_DATE, ...mine, status: 'RUNNING' });
    expect(await table.read()).toEqual({ runDate: RUN_DATE, ...mine, status: 'LOADED' });
  });
});

describe('a day is skipped, and its row left alone,', () => {
  test.each<readonly [string, EtlRow, boolean]>([
    ['another execution is at it', { ...others, status: 'RUNNING' }, false],
    ['another execution is at it, though asked for again', { ...others, status: 'RUNNING' }, true],
    ['it is loaded', { ...others, status: 'LOADED' }, false],
    ['it is loaded, and the lease of that is long over', { ...expired, status: 'LOADED' }, false],
  ])('when %s', async (_when, before, rerun) => {
    await table.replace(before);

    const result = await runDay({ rerun });

    expect(entered(result)).toEqual(['PlanRun', 'ClaimRun', 'RunSkipped']);
    expect(await table.read()).toEqual({ runDate: RUN_DATE, ...before });
  });
});

describe('the row of a day', () => {
  const lost = { attempt: 1, error: 'States.Timeout', when: 'after' } as const;

  test('is LOADED once it is, though every first answer about it was lost', async () => {
    const faults = ['ClaimRun', 'CloseRun'].map((state) => ({ ...lost, state }));

    expect(await runDay({ faults })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await table.read()).toMatchObject({ ...mine, status: 'LOADED' });
  });

  test('is FAILED once it failed, though the first answer about it was lost', async () => {
    await runDay({
      tasks: { ExtractSales: BROKEN },
      faults: [{ ...lost, state: 'FailRun' }],
    });

    expect(await table.read()).toMatchObject({ ...mine, status: 'FAILED' });
  });

  test.each<readonly [string, SimulateOptions['tasks']]>([
    ['may or may not have been handed over', { StartLoad: BROKEN }],
    ['cannot be looked at or stopped', { DescribeLoad: BROKEN, DescribeStopped: BROKEN }],
  ])('stays claimed under its lease when its load %s', async (_what, tasks) => {
    const claimed = { runDate: RUN_DATE, ...mine, status: 'RUNNING' };

    await runDay({ tasks });
    expect(await table.read()).toEqual(claimed);
    const second = await runDay({ rerun: true, executionName: 'second' });

    expect(entered(second).at(-1)).toBe('RunSkipped');
    expect(await table.read()).toEqual(claimed);
  });

  // The lease was over, and another execution took the day.
  test.each([
    ['loads', 'SUCCEEDED', {}],
    ['fails', 'FAILED', { CollectResults: BROKEN }],
  ])('stays that of its new owner when the old one %s', async (_ends, status, tasks) => {
    const taken = { runDate: RUN_DATE, ...others, status: 'RUNNING' };

    const result = await runDay({
      tasks: {
        ExtractSales: async () => {
          await table.replace(taken);
          return {};
        },
        ...tasks,
      },
    });

    expect(result.status).toBe(status);
    expect(await table.read()).toEqual(taken);
  });
});

test('another execution of a day tells of its failure under an id of its own', async () => {
  const told: string[] = [];
  const tasks = {
    ExtractSales: BROKEN,
    NotifyFailed: ({ Message }: { readonly Message: { readonly eventId: string } }) => {
      told.push(Message.eventId);
      return {};
    },
  };

  await runDay({ tasks, executionName: 'first' });
  await runDay({ tasks, executionName: 'second' });

  expect(told).toEqual(['etl/first/SalesNotLoaded', 'etl/second/SalesNotLoaded']);
});
