import { Metrics } from '@aws-lambda-powertools/metrics';
import { expect, jest, test } from '@jest/globals';
import { makeCount } from '../../../lambdas/shared/metrics';

test('a count is written at once, in the embedded metric format', () => {
  const metrics = new Metrics({ namespace: 'orders', serviceName: 'order' });
  const lines: string[] = [];
  jest.spyOn(metrics, 'singleMetric').mockImplementation(() => {
    const single = new Metrics({ namespace: 'orders', serviceName: 'order', singleMetric: true });
    jest.spyOn(single['console'], 'log').mockImplementation((line: unknown) => {
      lines.push(String(line));
    });
    return single;
  });

  makeCount(metrics)('PaymentsLate');

  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      service: 'order',
      PaymentsLate: 1,
      _aws: {
        CloudWatchMetrics: [
          { Namespace: 'orders', Metrics: [{ Name: 'PaymentsLate', Unit: 'Count' }] },
        ],
      },
    },
  ]);
});
