import {
  type Claim,
  type Conditions,
  hasWildcard,
  type IamStatement,
  mapValues,
} from './statement';

interface Pair {
  readonly action: string;
  readonly resource: string;
  readonly reasons: Set<string>;
  readonly states: Set<string>;
}
interface Scope {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly conditions?: Conditions;
  readonly pairs: Map<string, Pair>;
}

/**
 * Statements in one canonical form, whatever the order of the claims: each claim is taken apart into pairs of
 * action and resource; then actions that meet on the same resource for the same reason are one statement, and
 * resources with the same actions are one statement. Effect, conditions and a given sid are never mixed.
 */
export function mergeClaims(claims: readonly Claim[]): IamStatement[] {
  const scopes = new Map<string, Scope>();
  for (const claim of claims) addClaim(scopes, claim);
  const merged = [...scopes.values()].flatMap(mergeScope);
  return nameStatements(merged.sort((a, b) => compare(sortKey(a), sortKey(b))));
}

function addClaim(scopes: Map<string, Scope>, claim: Claim): void {
  const { sid, effect } = claim;
  const conditions = claim.conditions && canonical(claim.conditions);
  const key = JSON.stringify([sid ?? '', effect, conditions ?? {}]);
  const scope = scopes.get(key) ?? {
    ...(sid === undefined ? {} : { sid }),
    effect,
    ...(conditions && Object.keys(conditions).length > 0 ? { conditions } : {}),
    pairs: new Map<string, Pair>(),
  };
  scopes.set(key, scope);
  for (const action of claim.actions)
    for (const resource of claim.resources) {
      const pairKey = JSON.stringify([action, resource]);
      const pair = scope.pairs.get(pairKey) ?? {
        action,
        resource,
        reasons: new Set<string>(),
        states: new Set<string>(),
      };
      scope.pairs.set(pairKey, pair);
      // A reason belongs to the wildcard alone, not to what stands beside it in the claim.
      if (claim.reason !== undefined && hasWildcard(resource)) pair.reasons.add(claim.reason);
      for (const state of claim.states) pair.states.add(state);
    }
}

function mergeScope(scope: Scope): Claim[] {
  const byResource = group([...scope.pairs.values()], (pair) =>
    JSON.stringify([pair.resource, sorted(pair.reasons)]),
  );
  const byActions = group(byResource, (pairs) =>
    JSON.stringify([sorted(pairs.map((pair) => pair.action)), reasonOf(pairs)]),
  );
  return byActions.map((resources) => {
    const pairs = resources.flat();
    const reason = reasonOf(pairs);
    return {
      ...(scope.sid === undefined ? {} : { sid: scope.sid }),
      effect: scope.effect,
      actions: sorted(pairs.map((pair) => pair.action)),
      resources: sorted(pairs.map((pair) => pair.resource)),
      ...(scope.conditions ? { conditions: scope.conditions } : {}),
      ...(reason === '' ? {} : { reason }),
      states: sorted(pairs.flatMap((pair) => [...pair.states])),
    };
  });
}

function reasonOf(pairs: readonly Pair[]): string {
  return sorted(pairs.flatMap((pair) => [...pair.reasons])).join('; ');
}

function nameStatements(claims: readonly Claim[]): IamStatement[] {
  const taken = new Set<string>();
  return claims.map((claim) => {
    const base = (claim.sid ?? sidOf(claim)).replaceAll(/[^A-Za-z0-9]/g, '');
    let sid = base;
    for (let number = 2; taken.has(sid); number += 1) sid = `${base}${number}`;
    taken.add(sid);
    return { ...claim, sid };
  });
}

/** Beyond this many characters a sid counts its actions instead of naming them. */
const LONGEST_SID = 64;

function sidOf({ effect, actions }: Claim): string {
  const [first = '*', ...rest] = actions;
  const [service = '', name = ''] = first.split(':');
  const start = `${effect === 'Deny' ? 'Deny' : ''}${capital(service)}${name}`;
  const whole = start + rest.map((action) => action.split(':')[1] ?? '').join('');
  if (whole.length <= LONGEST_SID) return whole === 'Deny*' ? 'DenyAll' : whole;
  return `${start}And${rest.length}More`;
}

function capital(service: string): string {
  return service.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function canonical(conditions: Conditions): Conditions {
  return byKey(
    mapValues(conditions, (keys) =>
      byKey(
        mapValues(keys, (value) => {
          const values = sorted(typeof value === 'string' ? [value] : value);
          return values.length === 1 ? (values[0] ?? '') : values;
        }),
      ),
    ),
  );
}

function byKey<V>(record: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key) ?? [];
    members.push(item);
    groups.set(key, members);
  }
  return [...groups.values()];
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compare);
}

function sortKey({ sid, effect, actions, resources, conditions }: Claim): string {
  return JSON.stringify([actions, resources, effect, conditions ?? {}, sid ?? '']);
}

/** By code unit: the order must not depend on the machine's locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
