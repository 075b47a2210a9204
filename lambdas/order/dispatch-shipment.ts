import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { makeLog } from '../shared/logger';
import { makeCount } from '../shared/metrics';
import { makeOrdersTable } from './orders-table';
import { makeReservationsTable } from './reservations-table';
import { dispatchShipment, type ShipmentServices } from './shipment';
import { parseShipment } from './shipment-message';

/**
 * Takes a batch from the shipping queue and reports exactly the messages that failed; those come again, and
 * after maxReceiveCount go to the dead-letter queue. Needs ReportBatchItemFailures on the event source mapping.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function makeDispatchShipmentHandler(services: ShipmentServices) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const done = await Promise.all(Records.map((record) => isDone(services, record)));
    const failed = Records.filter((_, index) => done[index] !== true);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

async function isDone(
  services: ShipmentServices,
  { messageId, body }: SQSRecord,
): Promise<boolean> {
  const message = parseShipment(body);
  if (message === undefined) {
    services.log.error('message is not a shipment', { messageId });
    return false;
  }
  try {
    return await dispatchShipment(services, message);
  } catch (error) {
    services.log.about(message.orderId).error('shipment failed', { messageId, error });
    return false;
  }
}

const client = makeDynamoDbClient();

export const handler = makeDispatchShipmentHandler({
  orders: makeOrdersTable(client, requireEnv('ORDERS_TABLE')),
  reservations: makeReservationsTable(client, requireEnv('RESERVATIONS_TABLE')),
  log: makeLog(),
  count: makeCount(),
  now: Date.now,
});
