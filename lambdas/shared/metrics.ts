import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Adds one to a metric. */
export type Count = (metric: string) => void;

/**
 * Counts by the embedded metric format: a log line, no call to CloudWatch. The namespace comes from
 * `POWERTOOLS_METRICS_NAMESPACE`, the dimension from `POWERTOOLS_SERVICE_NAME`.
 * Each count is written at once: a handler that fails afterwards has still counted.
 */
export function makeCount(metrics = new Metrics()): Count {
  return (metric) => {
    metrics.singleMetric().addMetric(metric, MetricUnit.Count, 1);
  };
}
