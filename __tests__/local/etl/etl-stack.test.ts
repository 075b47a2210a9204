import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { environments } from '../../../config/environments';
import { etlFunctions } from '../../../local/etl/functions';
import { ETL_QUEUES, ETL_TABLES } from '../../../local/etl/resources';
import { ETL_DESCRIPTION } from '../../../local/etl/world';
import { scheduledInput } from '../../../local/services/scheduler';
import { EtlStack } from '../../../stacks/etl-stack';
import { fakeCatalog } from '../../support/handler-catalog';
import { onlyResource, resources, stackJson, throwawayApp } from '../../support/synth';

const config = environments.local;
const { naming, topics = [], buckets = [] } = ETL_DESCRIPTION;
const stack = stackJson(
  new EtlStack(throwawayApp(), { environment: 'local', config, code: fakeCatalog }),
);

interface FunctionJson {
  readonly function_name: string;
  readonly environment: { readonly variables: Readonly<Record<string, string>> };
}

describe('what runs on a laptop is what the stack etl-local deploys:', () => {
  test('the definition', () => {
    expect(ETL_DESCRIPTION.definition).toBe(
      onlyResource(stack, 'aws_sfn_state_machine')['definition'],
    );
  });

  test('the functions and their environments', () => {
    const deployed = resources(stack, 'aws_lambda_function').map(
      ({ body }) => body as unknown as FunctionJson,
    );
    const ours = etlFunctions(naming, config).map(
      ({ part, environment }) => [naming.functionName(part), environment] as const,
    );

    expect(Object.fromEntries(ours)).toEqual(
      Object.fromEntries(
        deployed.map(({ function_name, environment }) => [function_name, environment.variables]),
      ),
    );
  });

  test('the tables and their keys', () => {
    const deployed = resources(stack, 'aws_dynamodb_table').map(({ body }) => body);

    expect(
      ETL_TABLES.map(({ part, partitionKey }) => [naming.tableName(part), partitionKey]),
    ).toEqual(deployed.map(({ name, hash_key }) => [name, hash_key]));
  });

  test('the queues, the topics and the buckets', () => {
    const names = (type: string, field: string) =>
      resources(stack, type)
        .map(({ body }) => String(body[field]))
        .sort();

    expect(ETL_QUEUES.map(({ part }) => naming.queueName(part))).toEqual(
      names('aws_sqs_queue', 'name'),
    );
    expect([...topics, 'alarms'].map((part) => naming.topicName(part)).sort()).toEqual(
      names('aws_sns_topic', 'name'),
    );
    expect(buckets.map((part) => naming.bucketName(part)).sort()).toEqual(
      names('aws_s3_bucket', 'bucket'),
    );
  });

  test('the schedule’s input, whose keyword the scheduler replaces', () => {
    const { input } = onlyResource(stack, 'aws_scheduler_schedule')['target'] as { input: string };

    expect(JSON.parse(scheduledInput(input, Date.UTC(2026, 1, 1, 1, 30)))).toEqual({
      scheduledTime: '2026-02-01T01:30:00Z',
    });
  });

  test('the arguments of the extract job, which are all that its script asks for', () => {
    const script = readFileSync(join(__dirname, '../../../glue/extract-sales.py'), 'utf8');
    const [, list = ''] = /getResolvedOptions\(sys\.argv, \[(.+)\]\)/.exec(script) ?? [];
    const asked = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => `--${name}`);
    const { default_arguments: ofJob } = onlyResource(stack, 'aws_glue_job');
    const [, ofState = ''] = /"Arguments":\{"(--\w+)\.\$":/.exec(ETL_DESCRIPTION.definition) ?? [];

    expect([ofState, ...Object.keys(ofJob as object)]).toEqual(expect.arrayContaining(asked));
    expect(asked).toEqual(['--run_id', '--source_bucket', '--data_bucket']);
  });

  test('the folder of clean rows that the validation reads', () => {
    const locations = resources(stack, 'aws_glue_catalog_table').map(
      ({ body }) => (body['parameters'] as Record<string, string>)['storage.location.template'],
    );

    expect(locations[0]).toContain(config.etl.compaction ? '/compacted/' : '/clean/');
  });
});
