import { expect, test } from '@jest/globals';
import { handlerVariables } from '../../config/function-variables';
import { handlerMetric } from '../../constructs/handler-metric';
import { environmentConfig, naming } from '../support/environment-config';

test('an alarm looks for a metric where the handlers put it', () => {
  const variables = handlerVariables(naming(), environmentConfig());

  expect(handlerMetric(naming(), 'LinksUnknown')).toEqual({
    namespace: variables.POWERTOOLS_METRICS_NAMESPACE,
    metricName: 'LinksUnknown',
    dimensions: { service: variables.POWERTOOLS_SERVICE_NAME },
    statistic: 'Sum',
  });
});
