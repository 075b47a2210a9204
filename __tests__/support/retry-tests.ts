import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulator/tasks/faults';
import type { Answers, RecordedRun } from './recorded-run';

/** Errors that pass, by the service that gives them: after any of these the same call is worth another try. */
export const PASSING_ERRORS = {
  dynamodb: [
    'DynamoDB.ProvisionedThroughputExceededException',
    'DynamoDB.ThrottlingException',
    'DynamoDB.TransactionConflictException',
    'DynamoDB.SdkClientException',
    'States.Timeout',
  ],
  dynamodbSdk: ['DynamoDb.ThrottlingException', 'DynamoDb.SdkClientException', 'States.Timeout'],
  lambda: [
    'Lambda.ServiceException',
    'Lambda.TooManyRequestsException',
    'Lambda.Unknown',
    'Sandbox.Timedout',
    'Runtime.ExitError',
    'States.Timeout',
  ],
  sqs: ['SQS.SdkClientException', 'States.Timeout'],
  sns: ['SNS.SdkClientException', 'States.Timeout'],
} as const;

/** What a workflow's Tasks have to bear. */
export interface RetryTable<Task extends string, Route extends string> {
  /** Ways through the workflow, by what they do: the answers that lead there. Together they call every Task. */
  readonly routes: Readonly<Record<Route, Partial<Answers<Task>>>>;
  /** Each Task, a way that calls it, and the errors after which it is to be asked again. */
  readonly cases: readonly (readonly [task: Task, route: Route, errors: readonly string[]])[];
  readonly run: (tasks: Partial<Answers<Task>>, faults?: readonly Fault[]) => Promise<RecordedRun>;
}

/** A test for each Task and error: one failure leaves the end of the execution, and every call that it makes, as it was. */
export function describeRetries<Task extends string, Route extends string>({
  routes,
  cases,
  run,
}: RetryTable<Task, Route>): void {
  describe('one failure that passes changes nothing:', () => {
    const rows = cases.flatMap(([state, route, errors]) =>
      errors.map((error) => ({ state, route, error })),
    );

    test.each(rows)('$state meets $error in $route', async ({ state, route, error }) => {
      const well = await run(routes[route]);
      const disturbed = await run(routes[route], [{ state, attempt: 1, error }]);

      expect(well.called).toContain(state);
      expect([disturbed.status, disturbed.error]).toEqual([well.status, well.error]);
      expect([...disturbed.called].sort()).toEqual([...well.called].sort());
    });

    test('every Task is in the table', async () => {
      const ways: readonly Partial<Answers<Task>>[] = Object.values(routes);
      const runs = await Promise.all(ways.map((tasks) => run(tasks)));
      const called = new Set(runs.flatMap((one) => one.called));

      expect(cases.map(([state]) => state).sort()).toEqual([...called].sort());
    });
  });
}
