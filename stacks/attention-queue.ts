import { ParkingQueue } from '../constructs/parking-queue';
import { recoverySender } from '../constructs/recovery';
import type { WorkflowParts } from './workflow-stack';

/**
 * Where a workflow puts what a person has to finish, and its recovery what it cannot bring back.
 * @param description for the person paged: what a message means, and the runbook's page
 */
export function createAttentionQueue(
  { scope, naming, key, alarmTopicArn }: WorkflowParts,
  description: string,
): ParkingQueue {
  return new ParkingQueue(scope, 'Attention', {
    naming,
    key,
    part: 'attention',
    alarmTopicArn,
    sender: recoverySender(naming),
    description,
  });
}
