import type { Fault } from './fault';
import { parseIntegration } from './integration';
import { joinPath } from './path';
import type { PermissionContext, SuppliedDefinition } from './permissions/context';
import { dataKeyClaims } from './permissions/data-keys';
import { deriveState } from './permissions/derive-state';
import { isDistributedMap } from './permissions/distributed-map';
import { DENY_ALL, featureClaims } from './permissions/features';
import { mergeClaims } from './permissions/merge';
import { own } from './permissions/optimized';
import { isTooDeep, shapeFaults, TOO_DEEP } from './permissions/shape';
import type { Claim, IamStatement } from './permissions/statement';
import { answerState } from './permissions/supplied';
import { type VisitedState, walkStates } from './walk';

export type { PermissionContext } from './permissions/context';

/** The execution role of a machine, and what has to be answered before it is whole. */
export interface DerivedPermissions {
  /** In canonical order: the same definition always gives the same statements. */
  readonly statements: readonly IamStatement[];
  /** What could not be derived, in the order of the definition. */
  readonly faults: readonly Fault[];
}

/**
 * What a machine's execution role must allow, read from its definition: every Task and distributed Map at any
 * depth, in both query languages, and the machine's own features. Whatever cannot be read (a resource known
 * only at run time, an integration that is not known) is a fault, never a gap; the author answers it with
 * `context.supplied`. The definition may be anything: it is not changed and nothing is thrown; what is no machine
 * is a fault (`permission-definition`). Everything is denied only to a machine that calls nothing but activities.
 * What `context.earlier` needs is part of it; its states are told by paths such as `earlier[0].States.Pay`.
 */
export function derivePermissions(
  definition: object,
  context: PermissionContext,
): DerivedPermissions {
  const { supplied, earlier = [] } = context;
  const current = { definition, supplied };
  if ([current, ...earlier].some((one) => isTooDeep(one.definition)))
    return { statements: [], faults: [TOO_DEEP] };
  const needs = [
    needsOf(current, context),
    ...earlier.map((one, index) => under(joinPath('earlier', index), needsOf(one, context))),
  ];
  const claims = needs.flatMap((each) => each.claims);
  const faults = needs.flatMap((each) => each.faults);
  const dataKeys = dataKeyClaims(context, claims);
  claims.push(...dataKeys, ...featureClaims(context, dataKeys));
  const isCalling = needs.some((each) => each.isCalling);
  // A call outside IAM, or without a signature, needs no statement, and a Deny would be wrong about it.
  if (claims.length === 0 && !isCalling && !faults.some(({ severity }) => severity === 'error'))
    claims.push(DENY_ALL);
  return { statements: mergeClaims(claims), faults };
}

/** What the states of one definition ask for. */
interface Needs {
  readonly claims: readonly Claim[];
  readonly faults: readonly Fault[];
  readonly isCalling: boolean;
}

function needsOf(
  { definition, supplied = {} }: SuppliedDefinition,
  context: PermissionContext,
): Needs {
  const claims: Claim[] = [];
  const faults: Fault[] = shapeFaults(definition);
  let isCalling = false;
  const unused = new Set(Object.keys(supplied));
  for (const visited of walkStates(definition)) {
    unused.delete(visited.path);
    isCalling ||= isCall(visited);
    const answered = answerState(deriveState(visited, context), own(supplied, visited.path));
    claims.push(...answered.claims);
    faults.push(...answered.faults);
  }
  for (const path of unused) faults.push(unusedStatement(path));
  return { claims, faults, isCalling };
}

/** The same, by paths that say which definition they are in. */
function under(base: string, { claims, faults, isCalling }: Needs): Needs {
  const below = (path: string): string => (path === '' ? base : `${base}.${path}`);
  return {
    claims: claims.map((claim) => ({ ...claim, states: claim.states.map(below) })),
    faults: faults.map((fault) => ({ ...fault, path: below(fault.path) })),
    isCalling,
  };
}

/** True for a state that calls something other than an activity. */
function isCall({ state }: VisitedState): boolean {
  if (state['Type'] !== 'Task') return isDistributedMap(state);
  const resource = state['Resource'];
  return typeof resource !== 'string' || parseIntegration(resource).kind !== 'activity';
}

function unusedStatement(path: string): Fault {
  return {
    rule: 'permission-unused-statement',
    severity: 'error',
    path,
    message: 'a statement is supplied for a state that does not exist',
    fix: 'name the state by its whole path, such as States.Load, or drop the statement',
  };
}
