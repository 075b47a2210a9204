import { describe, expect, test } from '@jest/globals';
import { EtlWorld } from '../../../local/etl/world';
import { openWorldOnce } from '../open-world';
import { anotherDay, load } from './days';

let world: EtlWorld;
openWorldOnce(EtlWorld, (opened) => {
  world = opened;
});

/** Tasks that are tried again when they time out. */
const REPEATED = [
  'PlanRun',
  'ClaimRun',
  'TransformBatch',
  'CollectResults',
  'ReadValidation',
  'StartLoad',
  'DescribeLoad',
  'ReadLoad',
  'WriteReport',
  'PublishManifest',
  'CloseRun',
  'NotifyLoaded',
];

// `sfn local matrix etl` has every Task by itself, and every way of failing.
describe('no invariant is broken', () => {
  test('when the first attempt of every repeated Task lands after the second', async () => {
    const runDate = anotherDay();
    const late = { when: 'late', attempt: 1, error: 'States.Timeout' } as const;
    const faults = REPEATED.map((state) => ({ ...late, state }));
    const run = await load(world, runDate, { faults });

    expect(run.result.status).toBe('SUCCEEDED');
    expect(await run.brokenInvariants()).toEqual([]);
  });

  test.each([
    ['ExtractSales', 'FAILED'],
    ['TransformBatch', 'FAILED'],
    ['CollectResults', 'FAILED'],
    ['StartLoad', 'FAILED'],
    ['ReadLoad', 'FAILED'],
    ['PublishManifest', 'FAILED'],
    ['CloseRun', 'SUCCEEDED'],
  ])('when %s works and seems to fail for ever', async (state, status) => {
    const fault = { state, when: 'after', attempt: 'every', error: 'States.Timeout' } as const;
    const run = await load(world, anotherDay(), { faults: [fault] });

    expect(run.result.status).toBe(status);
    expect(await run.brokenInvariants()).toEqual([]);
  });

  // The load commits all the same, after the execution has failed.
  test.each([
    ['handed over, as it seems,', ['StartLoad'], 'after'],
    ['looked at or stopped', ['DescribeLoad', 'CancelLoad', 'DescribeStopped'], 'before'],
  ] as const)('when a load that commits cannot be %s', async (_what, states, when) => {
    const runDate = anotherDay();
    const error = 'RedshiftData.AccessDeniedException';
    const faults = states.map((state) => ({ state, attempt: 'every', error, when }) as const);
    const commits = world.table.commits;
    const run = await load(world, runDate, { faults });

    expect(run.result.status).toBe('FAILED');
    expect(world.table.commits).toBe(commits + 1);
    expect(await run.brokenInvariants()).toEqual([]);

    const next = await load(world, runDate);

    expect(next.result.output).not.toHaveProperty('loaded');
    expect(await next.brokenInvariants()).toEqual([]);
  });

  test.each([5, 40, 70])('when an execution is stopped after event %i', async (event) => {
    const cut = await load(world, anotherDay(), { stopAfterEvent: event });

    expect(cut.result.status).toBe('ABORTED');
    expect(await cut.brokenInvariants()).toEqual([]);
  });
});
