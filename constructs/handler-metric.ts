import type { Naming } from '../config/naming';
import type { AlarmRow } from './alarm';

/** A metric that handlers count for themselves, in the namespace and service that `handlerVariables` gives them. */
export const handlerMetric = (naming: Naming, metricName: string) =>
  ({
    namespace: naming.name(),
    metricName,
    dimensions: { service: naming.name() },
    statistic: 'Sum',
  }) satisfies Partial<AlarmRow>;
