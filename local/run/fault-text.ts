import type { Fault } from '../../simulator/tasks/faults';

/**
 * A fault as `--fault` takes it, to be run again: what `parseFault` reads back as the same. An error of another kind
 * than a name (with `=`, `@`, `:` or `+` in it) cannot be written.
 */
export function faultText(fault: Fault): string {
  const { state, error, attempt, when, item, branch, latencyMs, lateMs, duplicate, cause } = fault;
  return [
    state,
    error === undefined ? '' : `=${error}`,
    attempt === undefined ? '' : `@${attempt}`,
    when === undefined ? '' : `:${when}`,
    item === undefined ? '' : `+item=${item}`,
    branch === undefined ? '' : `+branch=${branch}`,
    latencyMs === undefined ? '' : `+latency=${latencyMs}ms`,
    lateMs === undefined ? '' : `+late=${lateMs}ms`,
    duplicate === true ? '+duplicate' : '',
    // Last, for it takes the rest of the text.
    cause === undefined ? '' : `+cause=${cause}`,
  ].join('');
}
