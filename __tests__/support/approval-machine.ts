import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { nameOf } from '../../lambdas/shared/errors';
import { closeRequest, takeDecision } from '../../workflows/approval-request';
import { approvalResources } from './approval-resources';
import type { FakeStepFunctions } from './fake-step-functions';

type Typed = Readonly<Record<string, string>>;

/**
 * What the machine does when a question has timed out, by the very parameters of its states: it closes the request, or
 * takes up the decision that it finds. Gives that decision's outcome, or `undefined` if it goes on without one.
 */
export async function wakeByTimeout(
  world: {
    readonly db: { readonly client: DynamoDBDocumentClient };
    readonly states: FakeStepFunctions;
  },
  requestId: string,
): Promise<string | undefined> {
  // The service lets go of a token first, and only then runs the next state.
  world.states.waiting.clear();
  const send = async ({ Parameters }: ReturnType<typeof closeRequest | typeof takeDecision>) => {
    const values = Parameters['ExpressionAttributeValues'] as Readonly<Record<string, Typed>>;
    const { Attributes } = await world.db.client.send(
      new UpdateCommand({
        TableName: 'requests',
        Key: { requestId },
        UpdateExpression: String(Parameters['UpdateExpression']),
        ConditionExpression: String(Parameters['ConditionExpression']),
        ExpressionAttributeNames: Parameters['ExpressionAttributeNames'] as Record<string, string>,
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(values).map(([name, typed]) => [name, plain(typed)]),
        ),
      }),
    );
    return Attributes;
  };
  try {
    await send(closeRequest(approvalResources, 'first'));
    return undefined;
  } catch (error) {
    if (nameOf(error) !== 'ConditionalCheckFailedException') throw error;
    return String((await send(takeDecision(approvalResources, 'first')))?.['state']);
  }
}

/** A typed value of DynamoDB; where the machine would compute one, something that stands for it. */
function plain(typed: Typed): string | number {
  return 'N.$' in typed ? 1_800_000_000 : (typed['S'] ?? '2026-01-02T00:00:00.000Z');
}
