import { describe, expect, test } from '@jest/globals';
import { ENVIRONMENT_NAMES } from '../../config/environment';
import { environments } from '../../config/environments';
import { PROJECT, WORKFLOWS } from '../../config/project';
import { addEnvironmentWide } from '../../stacks/environment-wide';
import { ENDPOINTS, environmentConfig, naming } from '../support/environment-config';
import { fakeCatalog } from '../support/handler-catalog';
import { resources, type StackJson, synthesize } from '../support/synth';
import { allStacks, stacksOf } from '../support/workflow-stacks';

const stacks = allStacks();
const inEnvironment = (name: string): StackJson[] =>
  stacks.filter(({ environment }) => environment === name).map(({ json }) => json);

/** Of all of them, each once. */
const valuesOf = (jsons: readonly StackJson[], type: string, field: string): unknown[] =>
  jsons.flatMap((json) => resources(json, type)).map(({ body }) => body[field]);

describe.each(ENVIRONMENT_NAMES)('in %s', (environment) => {
  const names = valuesOf(inEnvironment(environment), 'aws_cloudwatch_dashboard', 'dashboard_name');

  test('there is one dashboard a workflow and one over all of them', () => {
    const prefix = `${PROJECT}-${environment}`;

    expect(names.sort()).toEqual(
      [prefix, ...WORKFLOWS.map((workflow) => `${prefix}-${workflow}`)].sort(),
    );
  });

  test('there is one trail where the configuration wants one, whatever the number of workflows', () => {
    expect(valuesOf(inEnvironment(environment), 'aws_cloudtrail', 'name')).toEqual(
      environments[environment].trail === null ? [] : [`${PROJECT}-${environment}-trail`],
    );
  });
});

describe('VPC endpoints', () => {
  const { etl } = environmentConfig();
  const serviceNames = (jsons: readonly StackJson[]): string[] =>
    valuesOf(jsons, 'aws_vpc_endpoint', 'service_name')
      .map((name) => String(name).replace(/^com\.amazonaws\.[\w-]+\./, ''))
      .sort();
  const withConfig = (config: Parameters<typeof environmentConfig>[0]): string[] =>
    serviceNames([
      synthesize((scope) =>
        addEnvironmentWide({
          scope,
          naming: naming(),
          config: environmentConfig(config),
          code: fakeCatalog,
          key: undefined,
          alarmTopicArn: '',
        }),
      ),
    ]);

  test('are there once for all workflows, where a network is configured', () => {
    const config = { ...environments.staging, endpoints: ENDPOINTS };
    const jsons = stacksOf(
      WORKFLOWS.map((workflow) => ({ workflow, environment: 'staging', config })),
    );

    expect(serviceNames(jsons)).toEqual([
      'dynamodb',
      'ecr.api',
      'ecr.dkr',
      'logs',
      's3',
      'states',
      'sync-states',
    ]);
  });

  test('are in no stack as long as none is', () => {
    expect(serviceNames(stacks.map(({ json }) => json))).toEqual([]);
    expect(withConfig({ trail: { managementEvents: true, keepDays: 1 } })).toEqual([]);
  });

  test('are for callers and gateways alone where no container runs', () => {
    expect(withConfig({ endpoints: ENDPOINTS, etl: { ...etl, compaction: null } })).toEqual([
      'dynamodb',
      's3',
      'states',
      'sync-states',
    ]);
  });

  test('are for what else is asked for, too', () => {
    const endpoints = { ...ENDPOINTS, services: ['sqs', 'states'] };

    expect(withConfig({ endpoints })).toEqual([
      'dynamodb',
      'ecr.api',
      'ecr.dkr',
      'logs',
      's3',
      'sqs',
      'states',
      'sync-states',
    ]);
  });
});
