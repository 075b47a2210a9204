import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { TaskFailure } from '../../simulator/tasks/handler';
import { type AwsService, ServiceError, serviceOf } from './aws-service';

/** What a container does, with the variables that the task was run with. What it throws ends it with exit code 1. */
export type ContainerScript = (environment: Readonly<Record<string, string>>) => Promise<void>;

/** How the next tasks end: as their script does, without capacity, or with an exit code after their script. */
export type EcsBehaviour = 'succeed' | 'no-capacity' | 'fail';

/** ECS, for tasks that are waited for (`runTask.sync`): a task is over when the call is. */
export function makeEcs(
  containers: Readonly<Record<string, ContainerScript>>,
  behaviour: () => EcsBehaviour,
): AwsService {
  return serviceOf('ECS', {
    async RunTask(input) {
      const { name, environment } = overrideOf(input);
      const script = Object.hasOwn(containers, name) ? containers[name] : undefined;
      if (script === undefined) {
        throw new ServiceError('ClientException', `no container ${name} in the task definition`);
      }
      if (behaviour() === 'no-capacity') {
        const failures = [{ Reason: 'Capacity is unavailable at this time' }];
        throw new TaskFailure('AmazonECS.Unknown', JSON.stringify({ Failures: failures }));
      }
      try {
        await script(environment);
      } catch (thrown) {
        throw stopped(name, String(thrown));
      }
      if (behaviour() === 'fail') throw stopped(name, 'Essential container in task exited');
      return { LastStatus: 'STOPPED', Containers: [{ Name: name, ExitCode: 0 }] };
    },
  });
}

function stopped(name: string, reason: string): TaskFailure {
  const task = { StoppedReason: reason, Containers: [{ Name: name, ExitCode: 1 }] };
  return new TaskFailure('States.TaskFailed', JSON.stringify(task));
}

/** The first container of a task's overrides. */
function overrideOf({ Overrides }: JsonObject) {
  const { ContainerOverrides: all } = objectOf(Overrides);
  const first = objectOf(Array.isArray(all) ? all[0] : undefined);
  const variables = Array.isArray(first['Environment']) ? first['Environment'] : [];
  return {
    name: String(first['Name']),
    environment: Object.fromEntries(
      variables.filter(isJsonObject).map(({ Name, Value }) => [String(Name), String(Value)]),
    ),
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
