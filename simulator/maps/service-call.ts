import { parseIntegration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import { type Steps, settled } from '../effects';
import { jsonCopy } from '../json-copy';
import type { Strand } from '../strand';
import { failureOf, type ThrownFailure } from '../tasks/failure-of';
import { TaskCall } from '../tasks/task-call';

/** A part of a Map that calls a service. In scripts it is named after the state: `LoadRows.ItemReader`. */
export type MapPart = 'ItemReader' | 'ResultWriter';

/** A call that a Map makes for itself went wrong. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';

  constructor(readonly thrown: ThrownFailure) {
    super(`${thrown.error}: ${thrown.cause}`);
  }
}

/**
 * Calls a service through the task runner, as an ItemReader or ResultWriter does.
 * @throws ServiceFailure with what the runner threw
 */
export function* callService(
  strand: Strand,
  part: MapPart,
  resource: string,
  parameters: Json,
): Steps<Json> {
  const integration = parseIntegration(resource);
  const name = `${strand.stateName}.${part}`;
  const task = strand.execution.tasks.find(name);
  if (task === undefined) throw new TypeError(`no task for '${name}' (${resource})`);
  try {
    const call = new TaskCall(strand, resource, integration, parameters);
    const returned = task.run(jsonCopy(parameters), call);
    return jsonCopy(returned instanceof Promise ? yield* settled(returned) : returned);
  } catch (thrown) {
    throw new ServiceFailure(failureOf(thrown, integration));
  }
}
