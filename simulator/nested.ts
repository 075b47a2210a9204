import type { Integration } from '../asl/integration';
import { isJsonObject, type Json, type JsonObject } from '../asl/json';
import type { Engine } from './engine';
import { ERRORS } from './errors/names';
import type { Execution } from './execution';
import { executionNames } from './execution-names';
import { MAX_EVENTS } from './limits';
import { ExecutionAlreadyExists } from './started-executions';
import type { AttemptEnd } from './tasks/attempt';
import { TaskFailure } from './tasks/handler';
import { Later } from './tasks/later';
import type { TaskCall } from './tasks/task-call';
import type { RunnableTask } from './tasks/task-runner';

/**
 * Starts executions for `states:startExecution`: without waiting, or waiting for the end (`.sync`, with the output as
 * text; `.sync:2`, with the output as JSON).
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function nestedTask(engine: Engine, integration: Integration): RunnableTask | undefined {
  const { machines } = engine;
  const starts =
    integration.kind === 'optimized' &&
    integration.service === 'states' &&
    integration.action === 'startExecution';
  if (machines === undefined || !starts) return undefined;
  return {
    latencyMs: 0,
    isData: false,
    run(input, call) {
      const child = startChild(engine, input, call);
      if (integration.pattern !== 'sync') return started(child);
      return new Later(
        started(child),
        (settle) => child.whenEnded(() => settle(endOf(child, integration.version === '2'))),
        () => child.stop(),
      );
    },
  };
}

function startChild(engine: Engine, parameters: Json, call: TaskCall): Execution {
  const fields: JsonObject = isJsonObject(parameters) ? parameters : {};
  const arn = String(fields['StateMachineArn']);
  const found = engine.machines?.find(arn);
  if (found === undefined) {
    throw new TaskFailure(
      'StepFunctions.StateMachineDoesNotExistException',
      `no machine '${arn}'; known: ${engine.machines?.names.join(', ')}`,
    );
  }
  const { names, tasks, faults } = call.execution;
  const { Name: given, Input } = fields;
  const childNames = executionNames({
    accountId: names.accountId,
    region: names.region,
    stateMachineName: found.name,
    executionName: typeof given === 'string' ? given : engine.random.uuid(),
    type: found.type,
  });
  const begin = (): Execution =>
    engine.start({
      machine: found.machine,
      type: found.type,
      input: inputOf(Input),
      tasks,
      faults,
      maxEvents: MAX_EVENTS[found.type],
      names: childNames,
    });
  return found.type === 'EXPRESS'
    ? begin()
    : once(engine, childNames.executionArn, textOf(Input), begin);
}

/** A Standard execution is started once under its name. */
function once(engine: Engine, arn: string, inputText: string, begin: () => Execution): Execution {
  try {
    return engine.started.start(arn, inputText, begin);
  } catch (reason) {
    if (!(reason instanceof ExecutionAlreadyExists)) throw reason;
    throw new TaskFailure('StepFunctions.ExecutionAlreadyExistsException', reason.message);
  }
}

function textOf(input: Json = {}): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

/** The Input of a StartExecution is JSON text for an SDK, and JSON itself for the integration. */
function inputOf(input: Json | undefined): Json {
  if (input === undefined) return {};
  if (typeof input !== 'string') return input;
  try {
    return JSON.parse(input) as Json;
  } catch {
    return input;
  }
}

function started(child: Execution): Json {
  return { ExecutionArn: child.names.executionArn, StartDate: child.startMs };
}

function endOf(child: Execution, parsed: boolean): AttemptEnd {
  const { input, output = null } = child;
  const description = {
    ExecutionArn: child.names.executionArn,
    Input: parsed ? input : JSON.stringify(input),
    Name: child.names.executionName,
    StartDate: child.startMs,
    StateMachineArn: child.names.stateMachineArn,
    Status: child.status,
    StopDate: child.stopMs ?? child.startMs,
  };
  if (child.status === 'SUCCEEDED') {
    return { output: { ...description, Output: parsed ? output : JSON.stringify(output) } };
  }
  const cause = JSON.stringify({
    ...(child.cause === undefined ? {} : { Cause: child.cause }),
    ...(child.error === undefined ? {} : { Error: child.error }),
    ...description,
  });
  return { error: ERRORS.taskFailed, cause };
}
