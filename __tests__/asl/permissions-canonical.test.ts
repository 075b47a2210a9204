import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../asl/json';
import { derivePermissions } from '../../asl/permissions';
import { mergeClaims } from '../../asl/permissions/merge';
import type { Claim } from '../../asl/permissions/statement';
import { arbitraryJson, arbitraryMachine } from '../support/arbitrary-machine';
import { deepFreeze } from '../support/deep-freeze';
import { PERMISSION_CASES } from '../support/permission-cases';
import { PERMISSION_JOB_CASES } from '../support/permission-job-cases';
import { machineOf, PERMISSION_CONTEXT, taskOf, unfitReasons } from '../support/permissions';

const calls = [...PERMISSION_CASES, ...PERMISSION_JOB_CASES].map(({ integration, parameters }) =>
  taskOf(integration, parameters),
);
const states = fc
  .uniqueArray(fc.nat(calls.length - 1), { minLength: 1, maxLength: 12 })
  .map((indexes) =>
    indexes.map((index): [string, JsonObject] => [`Call${index}`, calls[index] ?? {}]),
  );

const claim: fc.Arbitrary<Claim> = fc.record({
  effect: fc.constantFrom('Allow' as const, 'Deny' as const),
  actions: fc.uniqueArray(fc.constantFrom('s3:A', 's3:B', 'sqs:C'), { minLength: 1 }),
  resources: fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3'), { minLength: 1 }),
  states: fc.uniqueArray(fc.constantFrom('States.X', 'States.Y')),
});

function pairs(claims: readonly Claim[]): Set<string> {
  return new Set(
    claims.flatMap(({ effect, actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => `${effect} ${action} ${resource}`)),
    ),
  );
}

describe('the canonical form of permissions', () => {
  test('does not depend on the order of the states', () => {
    fc.assert(
      fc.property(states, (entries) => {
        const forward = derivePermissions(
          machineOf(Object.fromEntries(entries)),
          PERMISSION_CONTEXT,
        );
        const backward = derivePermissions(
          machineOf(Object.fromEntries(entries.toReversed())),
          PERMISSION_CONTEXT,
        );

        expect(JSON.stringify(backward.statements)).toBe(JSON.stringify(forward.statements));
        expect(unfitReasons(forward.statements)).toEqual([]);
        const sids = forward.statements.map(({ sid }) => sid);
        expect(new Set(sids).size).toBe(sids.length);
        expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('allows exactly what was claimed, each pair once', () => {
    fc.assert(
      fc.property(fc.array(claim), (claims) => {
        const merged = mergeClaims(claims);

        expect(pairs(merged)).toEqual(pairs(claims));
        const size = merged.reduce(
          (sum, each) => sum + each.actions.length * each.resources.length,
          0,
        );
        expect(size).toBe(pairs(claims).size);
        expect(mergeClaims(merged.map(({ sid: _, ...rest }) => rest))).toEqual(merged);
      }),
    );
  });

  test('leaves a deeply frozen definition as it is', () => {
    const definition = deepFreeze(
      machineOf(Object.fromEntries(calls.map((call, i) => [`Call${i}`, call]))),
    );

    expect(() =>
      derivePermissions(definition, deepFreeze({ ...PERMISSION_CONTEXT })),
    ).not.toThrow();
  });

  test('throws on no machine, however odd', () => {
    const odd = fc.record(
      {
        Type: fc.constantFrom('Task', 'Map'),
        QueryLanguage: fc.constantFrom('JSONata', 'JSONPath'),
        Resource: fc.constantFrom(...calls.map((call) => call['Resource'] ?? '')),
        Parameters: arbitraryJson,
        Arguments: arbitraryJson,
        Credentials: arbitraryJson,
        ItemReader: arbitraryJson,
        ResultWriter: arbitraryJson,
        ItemProcessor: fc.constant({ ProcessorConfig: { Mode: 'DISTRIBUTED' } }),
      },
      { requiredKeys: ['Type'] },
    ) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(arbitraryMachine, odd, arbitraryJson, (machine, Odd, junk) => {
        derivePermissions(machine, PERMISSION_CONTEXT);
        derivePermissions(machineOf({ Odd }), PERMISSION_CONTEXT);
        derivePermissions({ States: junk }, PERMISSION_CONTEXT);
      }),
    );
  });
});
