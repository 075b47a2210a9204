import { FAILURE_PATH } from '../asl/catch';
import { formatted } from '../asl/format';
import type { Expression } from '../asl/payload';
import { s3PutObject } from '../asl/tasks/s3';
import { snsPublish } from '../asl/tasks/sns';
import type { EtlError } from './etl-errors';
import type { EtlResources } from './etl-resources';

/** The counts that a reader of the manifest or of the message wants. */
const counts = {
  'rowsIn.$': '$.collected.rowsIn',
  'loadedRows.$': '$.loaded.loadedRows',
  'quarantinedRows.$': '$.validation.quarantinedRows',
  'duplicateRows.$': '$.loaded.duplicateRows',
  // Of the duplicates: those that say something else than the sale that was loaded.
  'conflictRows.$': '$.loaded.conflictRows',
} as const;

/** The day becomes visible: one object, whole or not at all, that names everything that was written. */
export const publishManifest = (aws: EtlResources) =>
  ({
    ...s3PutObject({
      Bucket: aws.dataBucket,
      'Key.$': formatted('published/{}.json', '$.run.runDate'),
      ContentType: 'application/json',
      Body: {
        'runDate.$': '$.run.runDate',
        'runId.$': '$.run.runId',
        ...counts,
        'loadedChecksum.$': '$.loaded.loadedChecksum',
        'report.$': '$.report',
      },
    }),
    ResultPath: null,
  }) as const;

/** A message with an id of run and event, so that a reader can drop a second copy. */
export const notifyLoaded = (aws: EtlResources) =>
  snsPublish({
    TopicArn: aws.notificationsTopicArn,
    Message: {
      event: 'SalesLoaded',
      'eventId.$': formatted('etl/{}/SalesLoaded', '$.run.runId'),
      'runDate.$': '$.run.runDate',
      'runId.$': '$.run.runId',
      ...counts,
    },
  });

/** What a failure leaves of the day in the warehouse; UNKNOWN while a load may be on its way. */
type Warehouse = 'UNCHANGED' | 'UNKNOWN' | 'REPLACED';

/** Remembers it for the message of a failure. */
export const warehouseIs = (warehouse: Warehouse) => ({ warehouse });

/** By execution: a run that was never planned has no id, and each failure is told. */
export const notifyFailed = (aws: EtlResources) =>
  snsPublish({
    TopicArn: aws.notificationsTopicArn,
    Message: {
      event: 'SalesNotLoaded',
      'eventId.$': formatted('etl/{}/SalesNotLoaded', '$$.Execution.Name'),
      'executionArn.$': '$$.Execution.Id',
      'error.$': '$.failure.Error',
      'warehouse.$': '$warehouse',
    },
  });

/** A failure that no Task threw, in the form of one that was caught. */
export const failed = (error: EtlError, cause: Expression) =>
  ({
    Type: 'Pass',
    Parameters: { Error: error, 'Cause.$': cause },
    ResultPath: FAILURE_PATH,
  }) as const;
