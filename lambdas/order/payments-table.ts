import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type ConditionalUpdate, updateIf } from '../shared/conditional-update';
import { readRow } from '../shared/stored-row';
import { type Payment, paymentSchema } from './payment-row';

/** An attempt of the workflow to charge an order. */
export interface ChargeAttempt {
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly taskToken: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** What the provider decided. */
export interface Verdict {
  readonly status: 'CAPTURED' | 'DECLINED';
  readonly chargeId?: string | undefined;
  readonly declineReason?: string | undefined;
}

/** The payments, by order id. Every write is conditional; false says that its condition did not hold. */
export interface PaymentsTable {
  read(orderId: string): Promise<Payment | undefined>;
  /**
   * Stores the token of an attempt, opening the payment if it is the first, and returns the row. The row comes
   * back unchanged if it is of another amount, or if this very token was answered already.
   */
  open(attempt: ChargeAttempt): Promise<Payment>;
  /** PENDING becomes CAPTURED or DECLINED. */
  settle(orderId: string, verdict: Verdict): Promise<boolean>;
  /** No row or PENDING becomes CANCELLED, and its token is forgotten. */
  cancel(orderId: string, expiresAt: number): Promise<boolean>;
  /** CAPTURED, CANCELLED or REFUNDED becomes REFUNDED, and its token is forgotten. */
  markRefunded(orderId: string, chargeId?: string): Promise<boolean>;
  /** Replaces a token by its hash, if it is still the stored one. */
  markAnswered(orderId: string, taskToken: string): Promise<boolean>;
}

/** `status` is a reserved word of DynamoDB. */
const STATUS = { '#status': 'status' };

/** Payments in DynamoDB. Throws what the SDK throws, and CorruptRecord. */
export function makePaymentsTable(client: DynamoDBDocumentClient, table: string): PaymentsTable {
  const parse = (orderId: string, row: unknown) =>
    readRow(paymentSchema, row, { table, key: orderId });

  const update = (orderId: string, change: Omit<ConditionalUpdate, 'TableName' | 'Key'>) =>
    updateIf(client, { TableName: table, Key: { orderId }, ...change });

  const changed = async (...change: Parameters<typeof update>) =>
    (await update(...change)) !== undefined;

  const read = async (orderId: string): Promise<Payment | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { orderId }, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : parse(orderId, Item);
  };

  return {
    read,

    async open({ orderId, taskToken, amountMinor, currency, expiresAt }) {
      const opened = await update(orderId, {
        UpdateExpression:
          'SET #status = if_not_exists(#status, :pending), amountMinor = :amount, currency = :currency, taskToken = :token, expiresAt = :expiresAt',
        ConditionExpression:
          '(attribute_not_exists(amountMinor) OR (amountMinor = :amount AND currency = :currency)) AND (attribute_not_exists(answeredTokenHash) OR answeredTokenHash <> :hash)',
        ExpressionAttributeNames: STATUS,
        ExpressionAttributeValues: {
          ':pending': 'PENDING',
          ':amount': amountMinor,
          ':currency': currency,
          ':token': taskToken,
          ':hash': hashOf(taskToken),
          ':expiresAt': expiresAt,
        },
      });
      // The condition can only fail on a row, and rows outlive their orders: no row here is a corrupt one.
      return opened === undefined
        ? ((await read(orderId)) ?? parse(orderId, undefined))
        : parse(orderId, opened);
    },

    settle: (orderId, { status, chargeId, declineReason }) =>
      changed(orderId, {
        UpdateExpression: [
          'SET #status = :status',
          ...(chargeId === undefined ? [] : ['chargeId = :chargeId']),
          ...(declineReason === undefined ? [] : ['declineReason = :reason']),
        ].join(', '),
        ConditionExpression: '#status = :pending',
        ExpressionAttributeNames: STATUS,
        ExpressionAttributeValues: {
          ':status': status,
          ':pending': 'PENDING',
          ...(chargeId !== undefined && { ':chargeId': chargeId }),
          ...(declineReason !== undefined && { ':reason': declineReason }),
        },
      }),

    cancel: (orderId, expiresAt) =>
      changed(orderId, {
        UpdateExpression:
          'SET #status = :cancelled, expiresAt = if_not_exists(expiresAt, :expiresAt) REMOVE taskToken',
        ConditionExpression: 'attribute_not_exists(orderId) OR #status = :pending',
        ExpressionAttributeNames: STATUS,
        ExpressionAttributeValues: {
          ':cancelled': 'CANCELLED',
          ':pending': 'PENDING',
          ':expiresAt': expiresAt,
        },
      }),

    markRefunded: (orderId, chargeId) =>
      changed(orderId, {
        UpdateExpression: `SET #status = :refunded${chargeId === undefined ? '' : ', chargeId = if_not_exists(chargeId, :chargeId)'} REMOVE taskToken`,
        ConditionExpression: '#status IN (:captured, :cancelled, :refunded)',
        ExpressionAttributeNames: STATUS,
        ExpressionAttributeValues: {
          ':refunded': 'REFUNDED',
          ':captured': 'CAPTURED',
          ':cancelled': 'CANCELLED',
          ...(chargeId !== undefined && { ':chargeId': chargeId }),
        },
      }),

    markAnswered: (orderId, taskToken) =>
      changed(orderId, {
        UpdateExpression: 'SET answeredTokenHash = :hash REMOVE taskToken',
        ConditionExpression: 'taskToken = :token',
        ExpressionAttributeValues: { ':hash': hashOf(taskToken), ':token': taskToken },
      }),
  };
}

function hashOf(taskToken: string): string {
  return createHash('sha256').update(taskToken).digest('hex');
}
