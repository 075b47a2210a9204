import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { etlWorkflow } from '../../workflows/etl';
import { MAX_POLLS, POLL_SECONDS } from '../../workflows/etl-load';
import { RESULT_STATEMENT } from '../../workflows/etl-load-sql';
import { etlResources } from '../support/etl-resources';
import { stateGraph } from '../support/state-graph';

const { definition, startAt, stateNamed, next, pathFrom } = stateGraph(
  etlWorkflow(etlResources),
  'first rule',
);
const withoutCompaction = stateGraph(
  etlWorkflow({ ...etlResources, compaction: null }),
  'first rule',
);

/** Where a state goes when it fails. */
const caughtBy = (name: string) => next(name, 'States.TaskFailed');

const STEPS = [
  'PlanRun',
  'ClaimRun',
  'ExtractSales',
  'TransformParts',
  'CollectResults',
  'CompactParts',
  'ValidateRows',
  'ReadValidation',
  'CheckQuality',
  'StartLoad',
  'WaitForLoad',
  'DescribeLoad',
  'CheckLoad',
  'ReadLoad',
  'CheckLoaded',
  'WriteReport',
  'PublishManifest',
  'CloseRun',
  'NotifyLoaded',
  'RunLoaded',
];

describe('etlWorkflow', () => {
  test('extracts, transforms, joins, validates, loads, reports and publishes, in this order', () => {
    expect(pathFrom(startAt)).toEqual(STEPS);
  });

  test('leaves out the compaction where configuration does, and nothing else', () => {
    expect(withoutCompaction.pathFrom(startAt)).toEqual(
      STEPS.filter((name) => name !== 'CompactParts'),
    );
  });

  test('writes the manifest after everything else that anybody reads', () => {
    const writers = STEPS.slice(STEPS.indexOf('PublishManifest') + 1);

    expect(writers).toEqual(['CloseRun', 'NotifyLoaded', 'RunLoaded']);
  });

  test.each([
    'ClaimRun',
    'ExtractSales',
    'TransformParts',
    'CollectResults',
    'CompactParts',
    'ValidateRows',
    'ReadValidation',
    'ReadLoad',
    'WriteReport',
    'PublishManifest',
  ])('frees the day when %s fails', (name) => {
    expect(caughtBy(name)).toBe('FailRun');
  });

  test('tells of a failure before the day was claimed without touching its row', () => {
    expect([caughtBy('PlanRun'), next('KeepFailure')]).toEqual(['KeepFailure', 'NotifyFailed']);
  });

  test('stops a load that it cannot look at, and looks once more before it frees the day', () => {
    expect(caughtBy('DescribeLoad')).toBe('CancelLoad');
    expect([caughtBy('CancelLoad'), next('CancelLoad')]).toEqual(['WaitForStop', 'WaitForStop']);
    expect(next('WaitForStop')).toBe('DescribeStopped');
  });

  test.each(['StartLoad', 'DescribeStopped', 'CheckStopped'])(
    'keeps the day claimed when %s leaves open what became of the load',
    (name) => {
      const { Default } = stateNamed(name);

      expect(Default ?? caughtBy(name)).toBe('NotifyFailed');
    },
  );

  test('lets Redshift stop a statement before the last look at it', () => {
    const [, milliseconds] = /statement_timeout TO (\d+)/.exec(serialize(definition)) ?? [];

    expect(Number(milliseconds)).toBeLessThan(MAX_POLLS * POLL_SECONDS * 1000);
  });

  test('reads the result of the last statement of the load', () => {
    const { Parameters } = stateNamed('StartLoad') as { readonly Parameters: JsonObject };
    const statements = String(Parameters['Sqls.$']).split("States.Format('").slice(1);

    expect(statements).toHaveLength(RESULT_STATEMENT);
    expect(statements.at(-1)).toMatch(/^SELECT loaded\.n/);
  });

  test('puts nothing into SQL but ids, days and counts that functions made', () => {
    const sql = ['StartLoad', 'ValidateRows'].map(
      (name) => stateNamed(name)['Parameters'] as JsonObject,
    );
    const texts = sql.map((parameters) => `${parameters['Sqls.$'] ?? parameters['QueryString.$']}`);
    const paths = texts.flatMap((text) => text.match(/(?<=, )\$\.[\w.]+/g) ?? []);

    expect(new Set(paths)).toEqual(
      new Set([
        '$.run.runId',
        '$.run.runDate',
        '$.validation.cleanRows',
        '$.validation.cleanChecksum',
      ]),
    );
  });
});
