import { ANSWERED_BY_AWS } from './mocks';
import { changeOf, type PlanJson } from './plan';
import type { StateResource, StateValues, Value } from './state-file';

/**
 * The resources of a stack that was applied and refreshed: as the plan says, unknown values as the mocked apply knew
 * them, and what AWS adds by itself.
 */
export function appliedResources(plan: PlanJson, mocked: StateValues): StateResource[] {
  const mockedValues = new Map(
    mocked.root_module.resources.map((one) => [one.address, one.values]),
  );
  return plan.planned_values.root_module.resources.map((resource) => {
    const { after_unknown } = changeOf(plan, resource.address);
    const known = mockedValues.get(resource.address) ?? {};
    const values = fillUnknown(resource.values, after_unknown, known) as StateResource['values'];
    return { ...resource, values: { ...values, ...ANSWERED_BY_AWS[resource.type] } };
  });
}

/**
 * What a plan says that a resource will be, with the unknown parts as a mocked apply knew them.
 *
 * @param unknown is true where all below is unknown, and has the plan's shape elsewhere
 */
export function fillUnknown(planned: Value | undefined, unknown: unknown, mocked: Value): Value {
  if (unknown === true) return mocked;
  if (Array.isArray(planned)) {
    return planned.map((item: Value, index) =>
      fillUnknown(item, partOf(unknown, index), (partOf(mocked, index) ?? null) as Value),
    );
  }
  if (typeof planned === 'object' && planned !== null) {
    const keys = new Set([...Object.keys(planned), ...Object.keys((unknown as object) ?? {})]);
    const entries = [...keys].map((key) => {
      const inner = (partOf(mocked, key) ?? null) as Value;
      return [key, fillUnknown(partOf(planned, key) as Value, partOf(unknown, key), inner)];
    });
    return Object.fromEntries(entries) as Value;
  }
  return planned ?? null;
}

function partOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string | number, unknown>)[key];
}
