import type { EnvironmentConfig } from '../../config/environment';
import type { Naming } from '../../config/naming';
import { LEASE_SECONDS } from '../../workflows/etl';
import type { FunctionDescription } from '../world/description';
import { type Describe, describing } from '../world/function-descriptions';

/** The functions of the ETL stack with the variables that it sets; a test compares the two. */
export function etlFunctions(
  naming: Naming,
  config: EnvironmentConfig,
): readonly FunctionDescription[] {
  const describe = describing(naming, config);
  const fn: Describe = (part, load, environment) =>
    describe(part, load, { DATA_BUCKET: naming.bucketName('data'), ...environment });

  return [
    fn('plan-run', () => import('../../lambdas/etl/plan-run'), {
      SOURCE_BUCKET: naming.bucketName('source'),
      TIME_ZONE: config.etl.schedule.timeZone,
      LEASE_SECONDS: String(LEASE_SECONDS),
    }),
    fn('transform-parts', () => import('../../lambdas/etl/transform-parts')),
    fn('collect-results', () => import('../../lambdas/etl/collect-results'), {
      MAX_QUARANTINED_PERCENT: String(config.etl.maxQuarantinedPercent),
      COMPACTION: config.etl.compaction ? 'on' : 'off',
    }),
    fn('write-report', () => import('../../lambdas/etl/write-report')),
  ];
}
