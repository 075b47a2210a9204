import type { LocalOption } from '../local-workflow';

/**
 * What approvers do with their mail:
 * - `approve`, `reject`: the first one decides;
 * - `ignore`: nobody does;
 * - `escalate`: the first one is silent, the second approves;
 * - `late`: the first one decides when the time is up, and so does the second;
 * - `unheard`: as `escalate`, but the workflow cannot be told, and finds the decision when it wakes.
 */
export const DECISIONS = ['approve', 'reject', 'ignore', 'escalate', 'late', 'unheard'] as const;
export type DecisionScript = (typeof DECISIONS)[number];

/** Options of a run of an expense. */
export const APPROVAL_OPTIONS: readonly LocalOption[] = [
  {
    name: 'decide',
    description: 'what approvers do with their mail',
    values: DECISIONS,
    default: 'approve',
  },
];

/** @throws RangeError naming option, value and what is allowed */
export function readOptions(given: Readonly<Record<string, string>> = {}): DecisionScript {
  const { decide = 'approve', ...unknown } = given;
  const [name] = Object.keys(unknown);
  if (name !== undefined) throw new RangeError(`no option '${name}'; allowed: decide`);
  const script = DECISIONS.find((known) => known === decide);
  if (script === undefined) {
    throw new RangeError(`decide is '${decide}'; allowed: ${DECISIONS.join(', ')}`);
  }
  return script;
}
