import type { Fault } from '../fault';
import { joinPath } from '../path';
import type { CalledTask } from './called-task';
import { type Claim, hasWildcard, type SuppliedStatement } from './statement';

/** What is left of a state's derivation once its author has answered. */
export interface Answered {
  readonly claims: readonly Claim[];
  readonly faults: readonly Fault[];
}

/**
 * Puts together what was derived for a state and what its author supplied. Without `extend` the supplied
 * statements stand in place of the derived ones, and every fault is answered; an empty list says that the state
 * needs nothing. With `extend` on each they are added: a fault of a passed role is answered by a statement of
 * iam:PassRole, any other by a statement of any other action.
 */
export function answerState(
  derived: CalledTask,
  supplied: readonly SuppliedStatement[] | undefined,
): Answered {
  const own = derived.grants.map(
    (grant): Claim => ({ effect: 'Allow', ...grant, states: [derived.state] }),
  );
  if (supplied === undefined) return { claims: own, faults: derived.faults };
  const given = supplied.map((statement) => claimOf(statement, derived.state));
  const faults = unreasoned(supplied, derived.state);
  const isExtension = supplied.length > 0 && supplied.every(({ extend }) => extend === true);
  if (!isExtension) return { claims: given, faults };
  const left = derived.faults.filter((fault) => !isAnswered(fault, supplied));
  return { claims: [...own, ...given], faults: [...left, ...faults] };
}

function claimOf({ extend: _, ...statement }: SuppliedStatement, state: string): Claim {
  return { effect: 'Allow', ...statement, states: [state] };
}

function isAnswered(fault: Fault, supplied: readonly SuppliedStatement[]): boolean {
  const passes = fault.rule === 'permission-passrole';
  return supplied.some(({ actions }) =>
    actions.some((action) => (action === 'iam:PassRole') === passes),
  );
}

function unreasoned(supplied: readonly SuppliedStatement[], state: string): Fault[] {
  return supplied.flatMap(({ resources, reason }, index): Fault[] => {
    const wildcard = resources.find(hasWildcard);
    if (wildcard === undefined || reason) return [];
    return [
      {
        rule: 'permission-reason',
        severity: 'error',
        path: joinPath(state, 'supplied', index),
        value: wildcard,
        message: 'a supplied wildcard without a reason',
        fix: 'give the statement a reason that says why the wildcard cannot be avoided',
      },
    ];
  });
}
