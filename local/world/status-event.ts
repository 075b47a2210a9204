import type { Json } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Execution } from '../../simulator/execution';

/**
 * What may become of the events about executions that have ended. EventBridge delivers them at its best effort, and what
 * Step Functions tells of an execution may lag behind.
 * - `delivered`: the event comes a moment after the end;
 * - `early`: it comes while `DescribeExecution` still tells what was before the end;
 * - `lost`: it never comes.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-states.html
 */
export const STATUS_EVENT_FATES = ['delivered', 'early', 'lost'] as const;
export type StatusEventFate = (typeof STATUS_EVENT_FATES)[number];

/**
 * What EventBridge tells of an execution that has ended; its times are milliseconds.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function statusEventOf({ account, region }: Naming, execution: Execution): Json {
  const { names, status, startMs, stopMs } = execution;
  const { executionArn, stateMachineArn, executionName: name } = names;
  return {
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    account,
    region,
    detail: {
      executionArn,
      stateMachineArn,
      name,
      status,
      startDate: startMs,
      ...(stopMs === undefined ? {} : { stopDate: stopMs }),
    },
  };
}
