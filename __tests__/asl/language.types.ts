/**
 * Type tests: `npm run typecheck` is the test. Each `@ts-expect-error` fails the check when the line below it compiles.
 */
import { caught } from '../../asl/catch';
import { branch, type State, stateMachine } from '../../asl/language';
import { dynamodbPutItem } from '../../asl/tasks/dynamodb';
import { lambdaInvoke } from '../../asl/tasks/lambda';

const TimeoutSeconds = 60;
const done = { Type: 'Succeed' } as const;
const invoke = lambdaInvoke({
  FunctionName: 'arn:aws:lambda:eu-west-1:111111111111:function:f:live',
});

// @ts-expect-error StartAt names no state
stateMachine({ TimeoutSeconds, StartAt: 'Nope', States: { A: done } });

// @ts-expect-error a machine has a timeout
stateMachine({ StartAt: 'A', States: { A: done } });

stateMachine({
  TimeoutSeconds,
  StartAt: 'A',
  States: {
    // @ts-expect-error Next names no state
    A: { Type: 'Pass', Next: 'Nope' },
    // @ts-expect-error Next names no state, beside a builder
    B: { ...invoke, Next: 'Nope' },
    // @ts-expect-error Catch target names no state
    C: { ...invoke, Catch: [{ ErrorEquals: ['E'], ResultPath: '$.e', Next: 'Nope' }], Next: 'A' },
    // @ts-expect-error Catch target names no state, by the helper
    D: { ...invoke, Catch: [caught(['E'], 'Nope')], Next: 'A' },
    // @ts-expect-error Default names no state
    E: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }], Default: 'Nope' },
    // @ts-expect-error a rule's Next names no state
    F: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Nope' }], Default: 'A' },
    // @ts-expect-error a Choice has a Default
    G: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }] },
    // @ts-expect-error neither Next nor End
    H: { Type: 'Pass' },
    // @ts-expect-error neither Next nor End, beside a builder
    I: { ...invoke },
    // @ts-expect-error both Next and End
    J: { Type: 'Pass', Next: 'A', End: true },
    // @ts-expect-error End: false is no transition
    K: { Type: 'Pass', End: false },
    // @ts-expect-error an unknown field
    L: { Type: 'Pass', Resouce: 'x', End: true },
    // @ts-expect-error an unknown field, beside a builder
    M: { ...invoke, Retries: [], End: true },
    // @ts-expect-error a bare string where a path must stand
    N: { Type: 'Pass', Parameters: { 'id.$': 'order.id' }, End: true },
    // @ts-expect-error the same, nested
    O: { Type: 'Pass', Parameters: { a: { b: { 'id.$': 'id' } } }, End: true },
    // @ts-expect-error InputPath is a path
    P: { Type: 'Pass', InputPath: 'order', End: true },
    // @ts-expect-error an unknown state type
    Q: { Type: 'Sleep', End: true },
    // @ts-expect-error a Wait has a duration
    R: { Type: 'Wait', Next: 'A' },
    // @ts-expect-error and only one
    R2: { Type: 'Wait', Seconds: 1, SecondsPath: '$.s', Next: 'A' },
    // @ts-expect-error an unknown comparison
    S: { Type: 'Choice', Choices: [{ Variable: '$.a', Equals: 1, Next: 'A' }], Default: 'A' },
    T: {
      Type: 'Choice',
      // @ts-expect-error a comparison's operand has its type
      Choices: [{ Variable: '$.a', NumericEquals: '1', Next: 'A' }],
      Default: 'A',
    },
    T2: {
      Type: 'Choice',
      // @ts-expect-error a rule compares once
      Choices: [{ Variable: '$.a', NumericEquals: 1, IsPresent: true, Next: 'A' }],
      Default: 'A',
    },
    T3: {
      Type: 'Choice',
      // @ts-expect-error a rule compares or joins
      Choices: [{ Variable: '$.a', IsNull: true, And: [{ Variable: '$.b' }], Next: 'A' }],
      Default: 'A',
    },
    T4: {
      Type: 'Choice',
      // @ts-expect-error a rule joins in one way
      Choices: [{ Not: { Variable: '$.b', IsNull: true }, And: [], Next: 'A' }],
      Default: 'A',
    },
    // @ts-expect-error a timeout is fixed or read
    T5: { ...invoke, TimeoutSeconds: 1, TimeoutSecondsPath: '$.t', End: true },
    // @ts-expect-error and so is a heartbeat
    T6: { ...invoke, HeartbeatSeconds: 1, HeartbeatSecondsPath: '$.t', End: true },
    // @ts-expect-error Succeed leads nowhere
    U: { Type: 'Succeed', Next: 'A' },
    // @ts-expect-error a Fail names its error once
    V: { Type: 'Fail', Error: 'E', ErrorPath: '$.e', Cause: 'c' },
    // @ts-expect-error a jitter strategy is FULL or NONE
    W: { ...invoke, Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'SOME' }], End: true },
    // @ts-expect-error a retrier names an error
    X: { ...invoke, Retry: [{ ErrorEquals: [] }], End: true },
    // @ts-expect-error a catcher says where the error goes
    Y: { ...invoke, Catch: [{ ErrorEquals: ['E'], Next: 'A' }], End: true },
  },
});

stateMachine({
  TimeoutSeconds,
  StartAt: 'A',
  States: {
    // @ts-expect-error a nested machine goes through branch(), or nobody checks its targets
    A: { Type: 'Map', ItemProcessor: { StartAt: 'X', States: { X: done } }, End: true },
    // @ts-expect-error the same for a Parallel
    B: { Type: 'Parallel', Branches: [{ StartAt: 'X', States: { X: done } }], End: true },
    C: {
      Type: 'Map',
      // @ts-expect-error a nested Next leaves its machine
      ItemProcessor: branch({ StartAt: 'X', States: { X: { Type: 'Pass', Next: 'A' } } }),
      End: true,
    },
    D: {
      Type: 'Map',
      // @ts-expect-error a nested StartAt names no state
      ItemProcessor: branch({ StartAt: 'Y', States: { X: done } }),
      End: true,
    },
    E: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', Key: 'k' },
        // @ts-expect-error a CSV reader says where its header is
        ReaderConfig: { InputType: 'CSV' },
      },
      ItemProcessor: branch({ StartAt: 'X', States: { X: done } }),
      End: true,
    },
  },
});

// @ts-expect-error a name known only at run time cannot be checked
export const late = (next: string): State<'A'> => ({ Type: 'Pass', Next: next });

// @ts-expect-error a required parameter is missing
lambdaInvoke({ Payload: {} });

// @ts-expect-error a misspelt parameter
lambdaInvoke({ FunctionName: 'f', Payloadd: {} });

// @ts-expect-error a misspelt parameter that is computed
dynamodbPutItem({ TableName: 't', 'Item.$': '$.item', 'ConditionExpresion.$': '$.when' });

/** Each parameter fixed or computed: this compiles. */
export const parameters = [
  lambdaInvoke({ 'FunctionName.$': '$.f', 'Payload.$': '$', Qualifier: 'live' }),
  dynamodbPutItem({ TableName: 't', Item: { id: { 'S.$': '$.id' } }, ReturnValues: 'NONE' }),
];
