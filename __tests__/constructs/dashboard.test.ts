import { describe, expect, test } from '@jest/globals';
import { Dashboard, type Widget } from '../../constructs/dashboard';
import {
  alarmStatus,
  executionGraphs,
  functionGraphs,
  queueGraphs,
} from '../../constructs/dashboard-widgets';
import { overviewRows } from '../../constructs/overview-rows';
import { ParkingQueue } from '../../constructs/parking-queue';
import { Queue } from '../../constructs/queue';
import { workflowRows } from '../../constructs/workflow-rows';
import { naming } from '../support/environment-config';
import { onlyResource, synthesize } from '../support/synth';
import { ALARMS_ARN, MACHINE_ARN, workflow } from '../support/workflow';

const names = naming();
const REGION = 'eu-north-1';
const widget = (height: number): Widget => ({ type: 'text', height, properties: {} });

interface Body {
  readonly widgets: readonly (Readonly<Record<'type' | 'x' | 'y' | 'width' | 'height', unknown>> & {
    readonly properties: Readonly<Record<string, unknown>>;
  })[];
}
const bodyOf = (build: Parameters<typeof synthesize>[0]): Body =>
  JSON.parse(
    String(onlyResource(synthesize(build), 'aws_cloudwatch_dashboard')['dashboard_body']),
  ) as Body;

describe('Dashboard', () => {
  test('has the name of what it shows', () => {
    const json = synthesize(
      (stack) => void new Dashboard(stack, 'Dashboard', { naming: names, rows: () => [] }),
    );

    expect(onlyResource(json, 'aws_cloudwatch_dashboard')).toMatchObject({
      dashboard_name: 'sfn-workflows-test-order',
      dashboard_body: '{"widgets":[]}',
    });
  });

  test('puts rows below each other and the widgets of a row side by side; an empty row takes no place', () => {
    const rows = [[widget(2)], [], [widget(3), widget(6), widget(6)], [widget(1)]];
    const { widgets } = bodyOf(
      (stack) => void new Dashboard(stack, 'Dashboard', { naming: names, rows: () => rows }),
    );

    expect(widgets.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [0, 0, 24, 2],
      [0, 2, 8, 3],
      [8, 2, 8, 6],
      [16, 2, 8, 6],
      [0, 8, 24, 1],
    ]);
  });

  test('shows what is made after it, too', () => {
    const { widgets } = bodyOf((stack) => {
      new Dashboard(stack, 'Dashboard', {
        naming: names,
        rows: () => workflowRows(names, stack),
      });
      workflow(stack);
    });

    expect(JSON.stringify(widgets)).toContain(MACHINE_ARN);
  });
});

describe('the dashboard of a workflow', () => {
  const parts = { naming: names, alarmTopicArn: ALARMS_ARN };
  const rows = (build: Parameters<typeof synthesize>[0]): unknown => {
    let found: unknown;
    synthesize((stack) => {
      build(stack);
      found = workflowRows(names, stack);
    });
    return found;
  };

  test('shows the alarms by name, whatever makes them', () => {
    const [alarms] = rows(
      (stack) =>
        void new ParkingQueue(stack, 'Parked', { ...parts, part: 'parked', description: 'x' }),
    ) as Widget[][];

    expect(alarms).toEqual([
      {
        type: 'alarm',
        height: 4,
        properties: {
          title: 'Alarms',
          alarms: [
            'arn:aws:cloudwatch:eu-north-1:999999999999:alarm:sfn-workflows-test-order-parked-not-empty-critical',
          ],
        },
      },
    ]);
  });

  test('tells queues that are read from those that wait for a person, dead letters among these', () => {
    const shown = JSON.stringify(
      rows((stack) => {
        new ParkingQueue(stack, 'Attention', { ...parts, part: 'attention', description: 'x' });
        new Queue(stack, 'Shipping', {
          ...parts,
          part: 'shipping',
          visibilityTimeoutSeconds: 60,
          maxReceiveCount: 3,
          deadLetterDescription: 'x',
          oldest: { toleratedSeconds: 60, severity: 'warning', description: 'x' },
        });
      }),
    );
    const linesOf = (metric: string) =>
      [...shown.matchAll(new RegExp(`"${metric}","QueueName","([^"]+)"`, 'g'))].map(
        ([, name]) => name,
      );

    expect(linesOf('ApproximateAgeOfOldestMessage')).toEqual(['sfn-workflows-test-order-shipping']);
    expect(linesOf('ApproximateNumberOfMessagesVisible').sort()).toEqual([
      'sfn-workflows-test-order-attention',
      'sfn-workflows-test-order-shipping-dead-letters',
    ]);
  });
});

describe('widgets', () => {
  test('show what became of executions, and average and p99 of their time', () => {
    const [counts, duration] = executionGraphs(REGION, 'order', MACHINE_ARN);

    expect(counts?.properties).toMatchObject({
      region: REGION,
      stat: 'Sum',
      metrics: [
        'ExecutionsStarted',
        'ExecutionsSucceeded',
        'ExecutionsFailed',
        'ExecutionsTimedOut',
        'ExecutionsAborted',
        'ExecutionThrottled',
      ].map((metric) => [
        'AWS/States',
        metric,
        'StateMachineArn',
        MACHINE_ARN,
        { label: expect.any(String) as unknown },
      ]),
    });
    expect(duration?.properties).toMatchObject({
      stat: 'Average',
      metrics: [
        ['AWS/States', 'ExecutionTime', 'StateMachineArn', MACHINE_ARN, { label: 'average' }],
        [
          'AWS/States',
          'ExecutionTime',
          'StateMachineArn',
          MACHINE_ARN,
          { label: 'p99', stat: 'p99' },
        ],
      ],
    });
  });

  test('show errors, throttles and p99 of functions, a line each', () => {
    const shown = functionGraphs(REGION, ['a', 'b']).map(({ properties }) => properties);

    expect(shown).toMatchObject(
      [
        ['Errors', 'Sum'],
        ['Throttles', 'Sum'],
        ['Duration', 'p99'],
      ].map(([metric, stat]) => ({
        stat,
        metrics: ['a', 'b'].map((name) => [
          'AWS/Lambda',
          metric,
          'FunctionName',
          name,
          { label: name },
        ]),
      })),
    );
  });

  test('are left out where there is nothing to show', () => {
    expect(functionGraphs(REGION, [])).toEqual([]);
    expect(queueGraphs(REGION, { read: [], parked: [] })).toEqual([]);
  });

  test('take a hundred alarms and no more', () => {
    const alarms = Array.from({ length: 101 }, (_, index) => `alarm-${index}`);

    expect(alarmStatus(alarms.slice(1)).type).toBe('alarm');
    expect(() => alarmStatus(alarms)).toThrow('101 alarms in a widget; allowed: 100');
  });
});

describe('the overview', () => {
  test('links to the dashboard of each workflow and shows the executions of its machine', () => {
    const [links, ...graphs] = overviewRows(names.of(undefined), ['order', 'saga']);

    expect(links?.[0]?.properties).toEqual({
      markdown:
        '## All workflows\n[order](#dashboards:name=sfn-workflows-test-order) | [saga](#dashboards:name=sfn-workflows-test-saga)',
    });
    expect(graphs).toEqual([
      executionGraphs(REGION, 'order', MACHINE_ARN),
      executionGraphs(REGION, 'saga', MACHINE_ARN.replace('order', 'saga')),
    ]);
  });
});
