import type { Json } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Execution } from '../../simulator/execution';

/**
 * What EventBridge tells of an execution that has ended.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function statusEventOf({ account, region }: Naming, { names, status }: Execution): Json {
  const { executionArn, stateMachineArn, executionName: name } = names;
  return {
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    account,
    region,
    detail: { executionArn, stateMachineArn, name, status },
  };
}
