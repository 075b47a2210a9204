import { s3PutObject } from '../asl/tasks/s3';
import type { ApprovalResources } from './approval-resources';

/** How a case ended: by a name, or by the outcome of its decision. */
type CaseStatus =
  | { readonly status: 'PAID' | 'REFUSED' | 'UNFINISHED' }
  | { readonly 'status.$': '$.decision.outcome' };

/**
 * Keeps the whole case under its id: how it ended, and all that the execution knows, which is the expense as it came and
 * as it was checked, who was asked and when, the decision, the payout or the notice, and what went wrong. There is no
 * token and no link in it, for the state data has none. The same case twice is the same object.
 */
export const archiveCase = (aws: ApprovalResources, status: CaseStatus) => ({
  ...s3PutObject({
    Bucket: aws.archiveBucket,
    'Key.$': "States.Format('expenses/{}.json', $$.Execution.Name)",
    ContentType: 'application/json',
    Body: {
      ...status,
      'executionArn.$': '$$.Execution.Id',
      'receivedAt.$': '$$.Execution.StartTime',
      'archivedAt.$': '$$.State.EnteredTime',
      'case.$': '$',
    },
  }),
  ResultPath: null,
});
