import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type ConditionalUpdate, updateIf } from '../shared/conditional-update';
import { readRow } from '../shared/stored-row';
import type { StepKey } from './booking-step';
import { type StepRow, stepRowSchema } from './step-row';

/** The steps of bookings. Every write is conditional; false says that the row was in none of the statuses asked for. */
export interface StepsTable {
  read(key: StepKey): Promise<StepRow | undefined>;
  /** The row of a step that was opened: rows outlive their bookings. @throws CorruptRecord if there is none */
  readOpened(key: StepKey): Promise<StepRow>;
  /** No row becomes RESERVING; any other stays as it is. Returns the row. */
  open(key: StepKey, expiresAt: number): Promise<StepRow>;
  /** RESERVING becomes RESERVED. */
  reserve(key: StepKey, holdId: string): Promise<boolean>;
  /** RESERVING becomes REFUSED. */
  refuse(key: StepKey, reason: string): Promise<boolean>;
  /** RESERVED becomes CONFIRMED. */
  confirm(key: StepKey): Promise<boolean>;
  /** RESERVING or RESERVED becomes RELEASING: from here the step cannot be reserved any more. */
  beginRelease(key: StepKey): Promise<boolean>;
  /** RELEASING becomes RELEASED. */
  release(key: StepKey): Promise<boolean>;
  /** No row becomes RELEASED: a tombstone. */
  bury(key: StepKey, expiresAt: number): Promise<boolean>;
}

/** `status` is a reserved word of DynamoDB. */
const STATUS = { '#status': 'status' };

/** Steps in DynamoDB. Throws what the SDK throws, and CorruptRecord. */
export function makeStepsTable(client: DynamoDBDocumentClient, table: string): StepsTable {
  const parse = ({ bookingId, step }: StepKey, row: unknown) =>
    readRow(stepRowSchema, row, { table, key: `${bookingId}/${step}` });

  const itemOf = async ({ bookingId, step }: StepKey): Promise<unknown> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { bookingId, step }, ConsistentRead: true }),
    );
    return Item;
  };

  const readOpened = async (key: StepKey): Promise<StepRow> => parse(key, await itemOf(key));

  const update = async (
    { bookingId, step }: StepKey,
    change: Omit<ConditionalUpdate, 'TableName' | 'Key' | 'ExpressionAttributeNames'>,
  ): Promise<Readonly<Record<string, unknown>> | undefined> =>
    updateIf(client, {
      TableName: table,
      Key: { bookingId, step },
      ExpressionAttributeNames: STATUS,
      ...change,
    });

  const create = async (key: StepKey, status: StepRow['status'], expiresAt: number) =>
    (await update(key, {
      UpdateExpression: 'SET #status = :status, expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(#status)',
      ExpressionAttributeValues: { ':status': status, ':expiresAt': expiresAt },
    })) !== undefined;

  /** A repeated move, whose first answer was lost, finds the row moved and succeeds. */
  const move = async (
    key: StepKey,
    from: readonly StepRow['status'][],
    to: StepRow['status'],
    fields: Readonly<Record<string, string>> = {},
  ): Promise<boolean> => {
    const earlier = from.map((status, index) => [`:from${index}`, status] as const);
    const set = Object.keys(fields).map((field) => `, ${field} = :${field}`);
    const written = await update(key, {
      UpdateExpression: `SET #status = :to${set.join('')}`,
      ConditionExpression: `#status IN (:to, ${earlier.map(([name]) => name).join(', ')})`,
      ExpressionAttributeValues: {
        ':to': to,
        ...Object.fromEntries(earlier),
        ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`:${field}`, value])),
      },
    });
    return written !== undefined;
  };

  return {
    readOpened,
    async read(key) {
      const item = await itemOf(key);
      return item === undefined ? undefined : parse(key, item);
    },
    async open(key, expiresAt) {
      await create(key, 'RESERVING', expiresAt);
      return readOpened(key);
    },
    reserve: (key, holdId) => move(key, ['RESERVING'], 'RESERVED', { holdId }),
    refuse: (key, reason) => move(key, ['RESERVING'], 'REFUSED', { reason }),
    confirm: (key) => move(key, ['RESERVED'], 'CONFIRMED'),
    beginRelease: (key) => move(key, ['RESERVING', 'RESERVED'], 'RELEASING'),
    release: (key) => move(key, ['RELEASING'], 'RELEASED'),
    bury: (key, expiresAt) => create(key, 'RELEASED', expiresAt),
  };
}
