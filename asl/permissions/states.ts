import { formatArn, parseArn, splitColons } from './arn';
import type { CalledTask, Mapper } from './called-task';
import { managedRule, runtimeId } from './job';
import type { Conditions } from './statement';

/**
 * `states:startExecution`. A call to a version or alias is authorised on the machine's own ARN; the qualifier
 * is a condition key. Waiting for the child needs to describe and stop its executions, and the managed rule.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html
 */
export const STATES: Readonly<Record<string, Mapper>> = {
  startExecution: (task) => {
    const called = startMachine(task, 'states:StartExecution');
    if (task.isJob && called !== undefined) awaitChild(task, called);
  },
};

/** SDK calls. */
export const STATES_SDK: Readonly<Record<string, Mapper>> = {
  ...STATES,
  startSyncExecution: (task) => void startMachine(task, 'states:StartSyncExecution'),
  listExecutions: (task) => void startMachine(task, 'states:ListExecutions'),
  describeStateMachine: (task) => void startMachine(task, 'states:DescribeStateMachine'),
  describeExecution: (task) => task.allow('states:DescribeExecution', task.text('ExecutionArn')),
  getExecutionHistory: (task) =>
    task.allow('states:GetExecutionHistory', task.text('ExecutionArn')),
  stopExecution: (task) => task.allow('states:StopExecution', task.text('ExecutionArn')),
  redriveExecution: (task) => task.allow('states:RedriveExecution', task.text('ExecutionArn')),
};

/** Gives what the definition writes for the machine. */
function startMachine(task: CalledTask, action: string): string | undefined {
  const called = task.name('StateMachineArn');
  if (called === undefined) return undefined;
  const { arn, conditions } = machineOf(called);
  task.allow(action, arn, conditions ? { conditions } : {});
  return called;
}

function machineOf(called: string): { readonly arn: string; readonly conditions?: Conditions } {
  const parsed = parseArn(called);
  const [type, name, qualifier] = splitColons(parsed?.resource ?? '');
  if (parsed === undefined || qualifier === undefined) return { arn: called };
  return {
    arn: formatArn({ ...parsed, resource: `${type}:${name}` }),
    // The key may hold several values: an execution by alias carries both the alias and its version.
    conditions: {
      [`ForAnyValue:${qualifier.endsWith('*') ? 'StringLike' : 'StringEquals'}`]: {
        'states:StateMachineQualifier': qualifier,
      },
    },
  };
}

function awaitChild(task: CalledTask, called: string): undefined {
  const parsed = parseArn(called);
  const name = splitColons(parsed?.resource ?? '')[1];
  if (parsed === undefined || name === undefined)
    return task.fail(
      'permission-missing-resource',
      task.find('StateMachineArn').path,
      called,
      "the child's name is not in its ARN, so its executions cannot be named",
    );
  task.allow(
    ['states:DescribeExecution', 'states:StopExecution'],
    formatArn({ ...parsed, resource: `execution:${name}:*` }),
    runtimeId('a child execution'),
  );
  managedRule(task, 'StepFunctionsGetEventsForStepFunctionsExecutionRule');
}
