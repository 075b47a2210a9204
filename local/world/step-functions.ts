import type { Json, JsonObject } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import { ExecutionAlreadyExists, type StartedExecution } from '../../simulator/started-executions';
import { type AwsService, ServiceError, serviceOf, textField } from '../services/aws-service';
import { executionList } from './execution-list';
import { historyPage } from './history-page';
import type { Session } from './session';

/** Names that an execution may have: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
const FORBIDDEN_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;
const LONGEST_NAME = 80;

/**
 * Step Functions over the engine of the session that is open. Answers and errors are the service's own; executions of
 * earlier sessions are not known any more.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html
 */
export function makeStepFunctions(session: () => Session): AwsService {
  const find = (input: JsonObject): StartedExecution => {
    const arn = textField(input, 'executionArn');
    const found = session().executions.get(arn);
    if (found === undefined) {
      throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    }
    return found;
  };
  const redriveTokens = new Set<string>();

  return serviceOf('Step Functions', {
    StartExecution: (input) => start(session(), input),
    DescribeExecution: (input) => session().descriptions.of(find(input)),
    GetExecutionHistory: (input) => historyPage(find(input).execution.history.events(), input),
    ListExecutions(input) {
      const machine = machineNameOf(textField(input, 'stateMachineArn'));
      const ofMachine = [...session().executions.values()].filter(
        ({ execution: { names } }) => names.stateMachineName === machine,
      );
      return executionList(
        ofMachine.map((started) => session().descriptions.of(started)),
        input,
      );
    },
    StopExecution(input) {
      const { execution } = find(input);
      session().engine.stop(execution, optional(input, 'error'), optional(input, 'cause'));
      return { stopDate: (execution.stopMs ?? session().now()) / 1000 };
    },
    RedriveExecution(input) {
      const started = find(input);
      const { execution } = started;
      const token = `${execution.names.executionArn} ${optional(input, 'clientToken') ?? ''}`;
      const isRepeated = 'clientToken' in input && redriveTokens.has(token);
      if (!isRepeated) refusing(() => session().redrive(started));
      redriveTokens.add(token);
      return { redriveDate: session().now() / 1000 };
    },
    SendTaskSuccess(input) {
      const output = jsonIn(textField(input, 'output'), 'InvalidOutput');
      refusing(() => session().engine.sendTaskSuccess(textField(input, 'taskToken'), output));
      return {};
    },
    SendTaskFailure(input) {
      const token = textField(input, 'taskToken');
      const [error, cause] = [optional(input, 'error'), optional(input, 'cause')];
      refusing(() => session().engine.sendTaskFailure(token, error, cause));
      return {};
    },
    SendTaskHeartbeat(input) {
      refusing(() => session().engine.sendTaskHeartbeat(textField(input, 'taskToken')));
      return {};
    },
  });
}

/** One that runs on the same input is answered as if it had just been started; any other use of its name is refused. */
function start(session: Session, input: JsonObject): JsonObject {
  const machine = machineNameOf(textField(input, 'stateMachineArn'));
  const name = optional(input, 'name') ?? session.engine.random.uuid();
  const inputText = optional(input, 'input') ?? '{}';
  if (name === '' || name.length > LONGEST_NAME || FORBIDDEN_IN_NAMES.test(name)) {
    throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
  }
  jsonIn(inputText, 'InvalidExecutionInput');
  try {
    return started(session.start(machine, name, inputText));
  } catch (thrown) {
    throw refusalOf(thrown);
  }
}

function refusalOf(thrown: unknown): unknown {
  if (thrown instanceof ExecutionAlreadyExists) {
    return new ServiceError(thrown.name, thrown.message);
  }
  if (!(thrown instanceof RangeError)) return thrown;
  const isMachine = thrown.message.startsWith('no machine');
  const error = isMachine ? 'StateMachineDoesNotExist' : 'InvalidExecutionInput';
  return new ServiceError(error, thrown.message);
}

function started({ names, startMs }: Execution): JsonObject {
  return { executionArn: names.executionArn, startDate: startMs / 1000 };
}

/** Errors of the engine carry the service's names. */
function refusing(step: () => void): void {
  try {
    step();
  } catch (thrown) {
    throw thrown instanceof Error ? new ServiceError(thrown.name, thrown.message) : thrown;
  }
}

function machineNameOf(arn: string): string {
  return /:stateMachine:([^:]+)/.exec(arn)?.[1] ?? arn;
}

function optional(input: JsonObject, field: string): string | undefined {
  return input[field] === undefined || input[field] === null ? undefined : textField(input, field);
}

function jsonIn(text: string, error: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ServiceError(error, `not JSON: '${text.slice(0, 100)}'`);
  }
}
