import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulator/tasks/faults';
import type { Answers, RecordedRun } from './recorded-run';
import { sentBy } from './sent-parameters';

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

/** A Task whose call is made again, a way that calls it, what the call holds, and how its first answer is lost. */
export type RepeatedCall<Task extends string, Route extends string> = readonly [
  task: Task,
  route: Route,
  holds: object,
  /** @default 'States.Timeout' */
  error?: string,
];

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

/** A test for each call: by what it bears the service, or the reader of the message, knows it for the same. */
export function describeRepeatedCalls<Task extends string, Route extends string>(
  { routes, run }: Pick<RetryTable<Task, Route>, 'routes' | 'run'>,
  calls: readonly RepeatedCall<Task, Route>[],
): void {
  describe('a call that is made again, its first answer lost, is the same call:', () => {
    const rows = calls.map(([state, route, holds, error = 'States.Timeout']) => {
      return { state, route, holds, error };
    });

    test.each(rows)('$state in $route', async ({ state, route, holds, error }) => {
      const { history } = await run(routes[route], [{ state, attempt: 1, error, when: 'after' }]);
      const [first, second, ...more] = sentBy(history, state);

      expect([first, second]).toMatchObject([holds, holds]);
      expect(second).toEqual(first);
      expect(more).toEqual([]);
    });
  });
}
