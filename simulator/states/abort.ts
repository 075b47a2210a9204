import type { Strand } from '../strand';

/** States that have an event for being stopped from outside. */
const ABORTABLE = new Set(['Task', 'Wait', 'Map', 'Parallel']);

/** Records that a strand was stopped because another one failed. */
export function abortState(strand: Strand, because: Strand): void {
  if (!ABORTABLE.has(strand.stateType)) return;
  strand.execution.record(`${strand.stateType}StateAborted`, because.lastEventId);
}
