import {
  type DynamoDBDocumentClient,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { nameOf } from './errors';

/** An update that never goes without its condition. */
export type ConditionalUpdate = Omit<UpdateCommandInput, 'ReturnValues'> & {
  readonly ConditionExpression: string;
};

/**
 * Writes if the condition holds, and returns the whole row as written; `undefined` if it does not hold.
 * Throws what the SDK throws, but for the failed condition. A write whose answer was lost may be repeated by the
 * SDK, and then finds its own condition broken: callers read again instead of trusting the `undefined`.
 */
export async function updateIf(
  client: DynamoDBDocumentClient,
  update: ConditionalUpdate,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({ ...update, ReturnValues: 'ALL_NEW' }),
    );
    return Attributes ?? {};
  } catch (error) {
    if (nameOf(error) === 'ConditionalCheckFailedException') {
      return undefined;
    }
    throw error;
  }
}
