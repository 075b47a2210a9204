import { describe, expect, test } from '@jest/globals';
import { declined } from '../../constructs/workflow-alarms';
import { onlyResource, resources, type StackJson } from '../support/synth';
import { ALARMS_ARN, MACHINE_ARN, TOLERANCES, withWorkflow } from '../support/workflow';

describe('WorkflowAlarms', () => {
  const alarm = (json: StackJson, metricName: string) =>
    onlyResource(json, 'aws_cloudwatch_metric_alarm', (body) => body['metric_name'] === metricName);

  test.each([
    // Failures page by their pattern; what ends in the middle of its work, by the single case.
    ['ExecutionsFailed', 'executions-failed', 'critical', 1, [300, 3, 2]],
    ['ExecutionsTimedOut', 'executions-timed-out', 'critical', 2, [300, 1, 1]],
    ['ExecutionsAborted', 'executions-aborted', 'warning', 3, [300, 1, 1]],
    ['ExecutionThrottled', 'executions-throttled', 'warning', 4, [60, 1, 1]],
  ])(
    '%s: more than tolerated, in its window',
    (metric, part, severity, most, [period, evaluationPeriods, datapointsToAlarm]) => {
      const found = alarm(withWorkflow(), metric);

      expect(found).toMatchObject({
        alarm_name: `sfn-workflows-test-order-${part}-${severity}`,
        namespace: 'AWS/States',
        dimensions: { StateMachineArn: MACHINE_ARN },
        statistic: 'Sum',
        period,
        evaluation_periods: evaluationPeriods,
        datapoints_to_alarm: datapointsToAlarm,
        comparison_operator: 'GreaterThanThreshold',
        threshold: most,
        treat_missing_data: 'notBreaching',
        alarm_actions: [ALARMS_ARN],
        ok_actions: [ALARMS_ARN],
      });
      expect(found['alarm_description']).toMatch(
        new RegExp(`^sfn-workflows-test-order: .+; see docs/runbooks/workflow.md#${part}$`),
      );
    },
  );

  test.each([
    ['ExecutionsTimedOut', true, 'executions run out of time'],
    ['ExecutionsTimedOut', false, 'executions run out of time'],
    ['ExecutionsAborted', true, 'somebody stops executions'],
    ['ExecutionsAborted', false, 'somebody stops executions'],
  ])('%s: says what becomes of it when recovered is %s', (metric, recovered, what) => {
    const says = String(alarm(withWorkflow({ recovered }), metric)['alarm_description']);

    expect(says).toContain(`: ${what} in the middle of their work, and `);
    expect(says.includes('and recovery redrives them;')).toBe(recovered);
    expect(says.includes('and nothing brings them back by itself;')).toBe(!recovered);
  });

  test('says nothing of recovery where the machine has ended as its definition says', () => {
    const says = String(alarm(withWorkflow(), 'ExecutionsFailed')['alarm_description']);

    expect(says).toMatch(/: executions fail; see/);
  });

  test('ExecutionTime: the p99, in milliseconds as the metric is', () => {
    const found = alarm(withWorkflow(), 'ExecutionTime');

    expect(found).toMatchObject({
      alarm_name: 'sfn-workflows-test-order-execution-duration-warning',
      extended_statistic: 'p99',
      comparison_operator: 'GreaterThanThreshold',
      threshold: 70_000,
      treat_missing_data: 'notBreaching',
    });
    expect(found).not.toHaveProperty('statistic');
  });

  const silence = (json: StackJson) =>
    onlyResource(json, 'aws_cloudwatch_metric_alarm', (body) => body['metric_query'] !== undefined);

  test('ExecutionsStarted: not one in all of the hours that may pass', () => {
    expect(silence(withWorkflow())).toMatchObject({
      alarm_name: 'sfn-workflows-test-order-executions-started-critical',
      evaluation_periods: 8,
      datapoints_to_alarm: 8,
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
    });
  });

  test('ExecutionsStarted: an hour of silence is a real zero, which CloudWatch does not look past', () => {
    const found = silence(withWorkflow());

    expect(found).toMatchObject({
      metric_query: [
        { id: 'filled', expression: 'FILL(reported, 0)', return_data: true },
        {
          id: 'reported',
          metric: {
            namespace: 'AWS/States',
            metric_name: 'ExecutionsStarted',
            dimensions: { StateMachineArn: MACHINE_ARN },
            stat: 'Sum',
            period: 3600,
          },
        },
      ],
      // For a machine that has never started: there is nothing to fill then.
      treat_missing_data: 'breaching',
    });
    expect(Object.keys(found)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(metric_name|namespace|period|statistic)$/)]),
    );
  });

  test.each([
    ['maxFailedExecutions', 'ExecutionsFailed'],
    ['maxTimedOutExecutions', 'ExecutionsTimedOut'],
    ['maxAbortedExecutions', 'ExecutionsAborted'],
    ['maxThrottledExecutions', 'ExecutionThrottled'],
    ['maxDurationSeconds', 'ExecutionTime'],
    ['maxHoursWithoutStart', 'ExecutionsStarted'],
  ])('leaves out what is declined: %s', (tolerance, metric) => {
    const changed = { ...TOLERANCES, [tolerance]: declined('this test does without') };
    const watched = resources(withWorkflow({ tolerances: changed }), 'aws_cloudwatch_metric_alarm');

    expect(watched).toHaveLength(5);
    expect(JSON.stringify(watched)).not.toContain(`"${metric}"`);
  });
});
