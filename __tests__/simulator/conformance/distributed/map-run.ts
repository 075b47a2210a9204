import type { Json } from '../../../../asl/json';
import type { TaskScript } from '../../../../simulator/tasks/handler';
import { only } from '../../../support/machines';
import { type ConformanceCase, DOCS, type Expected, fails } from '../case';
import { failed, succeeded } from '../events';

export const MAP_PAGE = `${DOCS}/state-map-distributed.html`;

/** What a map run fails with when too many of its children fail. */
export const EXCEEDED = fails(
  'States.ExceedToleratedFailureThreshold',
  'The specified tolerated failure threshold was exceeded',
);

/** Events up to the first child. */
export const BEGUN = ['MapStateEntered', 'MapStateStarted', 'MapRunStarted'];

/** Events of a machine whose map run succeeds. */
export const DONE = succeeded(...BEGUN, 'MapRunSucceeded', 'MapStateSucceeded', 'MapStateExited');

/** A distributed Map over that one state. */
export const distributedMap = (fields: object, child: object): object => ({
  Type: 'Map',
  ...fields,
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'In',
    States: { In: child },
  },
});

/** What differs from children that hand on their input, in a run that does what its output says. */
export interface MapRunMore {
  readonly child?: object;
  readonly tasks?: Readonly<Record<string, TaskScript>>;
  readonly events?: readonly string[];
}

/** A case of one distributed Map with those fields. */
export const mapRun = (
  name: string,
  source: string,
  fields: object,
  input: Json,
  expected: Expected,
  { child = { Type: 'Pass', End: true }, tasks = {}, events }: MapRunMore = {},
): ConformanceCase => ({
  name,
  source,
  definition: only(distributedMap(fields, child)),
  options: { input, tasks },
  expected,
  events:
    events ?? ('output' in expected ? DONE : failed(...BEGUN, 'MapRunFailed', 'MapStateFailed')),
});
