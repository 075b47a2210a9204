import { parseIntegration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import type { Steps } from '../effects';
import { ERRORS } from '../errors/names';
import type { Strand } from '../strand';
import { NO_DEADLINES } from '../tasks/attempt';
import type { Call } from '../tasks/call';
import type { ThrownFailure } from '../tasks/failure-of';
import { perform, performNow } from '../tasks/perform';
import { type MapPart, partName } from './map-parts';

/** A call that a Map makes for itself went wrong. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';

  constructor(readonly thrown: ThrownFailure) {
    super(`${thrown.error}: ${thrown.cause}`);
  }
}

/**
 * Calls a service through the task runner, as an ItemReader or ResultWriter does. Faults meet it under its own name.
 * @throws ServiceFailure with what the runner threw
 */
export function* callService(
  strand: Strand,
  part: MapPart,
  resource: string,
  parameters: Json,
): Steps<Json> {
  const { tasks, faults, parts } = strand.execution;
  const name = partName(strand.stateName, part);
  const task = tasks.find(name);
  if (task === undefined) throw new TypeError(`no task for '${name}' (${resource})`);
  const item = strand.item?.index ?? parts.mapIndex;
  const call: Call = {
    strand,
    plan: {
      resource,
      integration: parseIntegration(resource),
      wrapsPayload: false,
      waitsForToken: false,
      waitsForJob: false,
    },
    task,
    parameters,
    deadlines: NO_DEADLINES,
    fault: faults.next({ state: name, item, branch: strand.branch }),
  };
  const end = performNow(call) ?? (yield* perform(call));
  if ('output' in end) return end.output;
  const { error = ERRORS.taskFailed, cause } = 'error' in end ? end : { error: ERRORS.timeout };
  throw new ServiceFailure({ error, cause: cause ?? error });
}
