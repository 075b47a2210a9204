import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { makeLog } from '../shared/logger';
import { makeCount } from '../shared/metrics';
import { handleBatch } from '../shared/sqs-batch';
import { makeOrdersTable } from './orders-table';
import { makeReservationsTable } from './reservations-table';
import { dispatchShipment, type ShipmentServices } from './shipment';
import { parseShipment } from './shipment-message';

/** Takes a batch from the shipping queue; each message is judged by itself. */
export function makeDispatchShipmentHandler(services: ShipmentServices) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    handleBatch(event, (record) => isDone(services, record));
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
