import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type ConditionalUpdate, updateIf } from '../shared/conditional-update';
import { readRow } from '../shared/stored-row';
import { type DecisionLink, isSecretOf } from './decision-link';
import { type AskedRequest, type DecisionRequest, requestSchema } from './request-row';
import type { DecisionOutput } from './task-answer';

/** A request as it is put to an approver. */
export type NewRequest = Omit<
  AskedRequest,
  'state' | 'mailedAt' | 'decidedAt' | 'answeredAt' | 'decisionId' | 'comment' | 'sealedToken'
> & { readonly sealedToken: string };

/** A decision to be recorded. */
export interface NewDecision extends Omit<DecisionOutput, 'decidedBy'> {
  readonly decisionId: string;
}

/** The requests, by id. Every write is conditional; false says that its condition did not hold. */
export interface RequestsTable {
  read(requestId: string): Promise<DecisionRequest | undefined>;
  /** The request that a link is of; whatever of the link is unknown, the same is done before it is told. */
  find(link: DecisionLink): Promise<DecisionRequest | undefined>;
  /**
   * Writes a request whole, if there is none, or in the place of a pending one whose secret has the given hash: that
   * link is dead from then on.
   */
  ask(request: NewRequest, replacedHash: string | undefined): Promise<boolean>;
  /** Marks the link as mailed, if it is still the one. */
  markMailed(requestId: string, secretHash: string, at: string): Promise<boolean>;
  /** PENDING becomes APPROVED or REJECTED, if the link is still the one. */
  decide(requestId: string, secretHash: string, decision: NewDecision): Promise<boolean>;
  /** Notes that the workflow has the decision, and forgets the token. */
  markAnswered(requestId: string, at: string): Promise<boolean>;
}

/** `state` and `comment` are reserved words of DynamoDB. */
const STATE = { '#state': 'state' };

/** Requests in DynamoDB. Throws what the SDK throws, and CorruptRecord. */
export function makeRequestsTable(client: DynamoDBDocumentClient, table: string): RequestsTable {
  const changed = async (requestId: string, change: Omit<ConditionalUpdate, 'TableName' | 'Key'>) =>
    (await updateIf(client, { TableName: table, Key: { requestId }, ...change })) !== undefined;

  const get = async (requestId: string) =>
    (
      await client.send(
        new GetCommand({ TableName: table, Key: { requestId }, ConsistentRead: true }),
      )
    ).Item;
  const checked = (requestId: string, row: unknown) =>
    readRow(requestSchema, row, { table, key: requestId });

  return {
    async read(requestId) {
      const row = await get(requestId);
      return row === undefined ? undefined : checked(requestId, row);
    },

    async find({ requestId, secret }) {
      const row = await get(requestId);
      const hash: unknown = row?.['secretHash'];
      // First of all: to check a row takes time, and a row that is spoiled is answered in another way.
      const matches = isSecretOf(typeof hash === 'string' ? hash : undefined, secret);
      return matches ? checked(requestId, row) : undefined;
    },

    ask({ requestId, ...fields }, replacedHash) {
      const names = Object.keys(fields) as (keyof typeof fields)[];
      const replaces = replacedHash !== undefined;
      return changed(requestId, {
        UpdateExpression: `SET #state = :pending, ${names.map((name) => `${name} = :${name}`).join(', ')} REMOVE mailedAt`,
        ConditionExpression: replaces
          ? '#state = :pending AND secretHash = :replaced'
          : 'attribute_not_exists(requestId)',
        ExpressionAttributeNames: STATE,
        ExpressionAttributeValues: {
          ':pending': 'PENDING',
          ...Object.fromEntries(names.map((name) => [`:${name}`, fields[name]])),
          ...(replaces && { ':replaced': replacedHash }),
        },
      });
    },

    markMailed: (requestId, secretHash, at) =>
      changed(requestId, {
        UpdateExpression: 'SET mailedAt = :at',
        ConditionExpression: 'secretHash = :hash',
        ExpressionAttributeValues: { ':at': at, ':hash': secretHash },
      }),

    decide: (requestId, secretHash, { outcome, decidedAt, comment, decisionId }) =>
      changed(requestId, {
        UpdateExpression:
          'SET #state = :outcome, decidedAt = :decidedAt, decisionId = :decisionId, #comment = :comment',
        ConditionExpression: '#state = :pending AND secretHash = :hash',
        ExpressionAttributeNames: { ...STATE, '#comment': 'comment' },
        ExpressionAttributeValues: {
          ':pending': 'PENDING',
          ':hash': secretHash,
          ':outcome': outcome,
          ':decidedAt': decidedAt,
          ':decisionId': decisionId,
          ':comment': comment,
        },
      }),

    markAnswered: (requestId, at) =>
      changed(requestId, {
        UpdateExpression: 'SET answeredAt = if_not_exists(answeredAt, :at) REMOVE sealedToken',
        ConditionExpression: '#state IN (:approved, :rejected)',
        ExpressionAttributeNames: STATE,
        ExpressionAttributeValues: {
          ':at': at,
          ':approved': 'APPROVED',
          ':rejected': 'REJECTED',
        },
      }),
  };
}
