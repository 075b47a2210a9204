import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { validateDefinition } from '../../asl/validate';
import { walkStates } from '../../asl/walk';
import { etlWorkflow } from '../../workflows/etl';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { MAX_POLLS, POLL_SECONDS } from '../../workflows/etl-load';
import { RESULT_STATEMENT } from '../../workflows/etl-load-sql';
import { etlResources } from '../support/etl-resources';

const definitionOf = (compaction: typeof etlResources.compaction): JsonObject =>
  JSON.parse(serialize(etlWorkflow({ ...etlResources, compaction }))) as JsonObject;
const definition = definitionOf(etlResources.compaction);
const states = [...walkStates(definition)];
const byName = new Map(states.map((visited) => [visited.name, visited.state]));

function stateNamed(name: string): JsonObject {
  const state = byName.get(name);
  if (!state) throw new Error(`no state ${name}`);
  return state;
}

/** Where a state goes when it fails. */
const caughtBy = (name: string): unknown =>
  ((stateNamed(name)['Catch'] ?? []) as readonly JsonObject[]).at(-1)?.['Next'];

/** The states visited from `start` when everything after it succeeds and every Choice takes its first rule. */
function pathFrom(machine: JsonObject): string[] {
  const visited: string[] = [];
  const all = machine['States'] as Readonly<Record<string, JsonObject>>;
  let name = machine['StartAt'] as string | undefined;
  while (name !== undefined && !visited.includes(name)) {
    visited.push(name);
    const choices = all[name]?.['Choices'] as readonly JsonObject[] | undefined;
    name = (choices?.[0] ?? all[name])?.['Next'] as string | undefined;
  }
  return visited;
}

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
  test.each([
    ['with compaction', etlResources.compaction],
    ['without compaction', null],
  ])('has no fault, not even a warning, %s', async (_what, compaction) => {
    expect(await validateDefinition(definitionOf(compaction))).toEqual([]);
  });

  test('extracts, transforms, joins, validates, loads, reports and publishes, in this order', () => {
    expect(pathFrom(definition)).toEqual(STEPS);
  });

  test('leaves out the compaction where configuration does, and nothing else', () => {
    expect(pathFrom(definitionOf(null))).toEqual(STEPS.filter((name) => name !== 'CompactParts'));
  });

  test('writes the manifest after everything else that anybody reads', () => {
    const writers = STEPS.slice(STEPS.indexOf('PublishManifest') + 1);

    expect(writers).toEqual(['CloseRun', 'NotifyLoaded', 'RunLoaded']);
  });

  test.each([
    'ExtractSales',
    'TransformParts',
    'CollectResults',
    'CompactParts',
    'ValidateRows',
    'ReadValidation',
    'StartLoad',
  ])('frees the day when %s fails', (name) => {
    expect(caughtBy(name)).toBe('FailRun');
  });

  test('tells of a failure before the day was claimed without touching its row', () => {
    expect(['PlanRun', 'ClaimRun'].map(caughtBy)).toEqual(['NotifyFailed', 'NotifyFailed']);
  });

  test.each(['DescribeLoad', 'ReadLoad', 'WriteReport', 'PublishManifest'])(
    'stops the load before it frees the day when %s fails',
    (name) => {
      expect(caughtBy(name)).toBe('CancelLoad');
      expect([caughtBy('CancelLoad'), stateNamed('CancelLoad')['Next']]).toEqual([
        'FailRun',
        'FailRun',
      ]);
    },
  );

  test('gives every Task a timeout and a retry', () => {
    for (const { state, path } of states.filter((visited) => visited.state['Type'] === 'Task')) {
      expect([path, state['TimeoutSeconds']]).toEqual([path, expect.any(Number)]);
      expect([path, state['Retry']]).not.toEqual([path, []]);
    }
  });

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

  test('retries no business error', () => {
    const retried = states
      .flatMap(({ state }) => (state['Retry'] ?? []) as readonly JsonObject[])
      .flatMap(({ ErrorEquals }) => ErrorEquals as readonly Json[]);
    const ours = Object.values(ETL_ERRORS).filter((name) => retried.includes(name));

    expect(ours).toEqual([ETL_ERRORS.awsServiceUnavailable]);
  });

  test('makes every write to the runs table conditional', () => {
    const writes = states.filter(({ state }) => `${state['Resource']}`.includes('dynamodb'));

    expect(writes.map(({ name }) => name)).toEqual(['ClaimRun', 'CloseRun', 'FailRun']);
    for (const { state } of writes) {
      expect(state['Parameters']).toMatchObject({ ConditionExpression: expect.any(String) });
    }
  });

  test('holds nothing that Terraform would read as a template', () => {
    expect(serialize(etlWorkflow(etlResources))).not.toMatch(/[$%]\{/);
  });
});
