import {
  ENVIRONMENT_NAMES,
  type EnvironmentConfig,
  type EnvironmentName,
} from '../../config/environment';
import { environments } from '../../config/environments';
import { addStacks } from '../../stacks/all-stacks';
import { fakeCatalog } from './handler-catalog';
import { type StackJson, stackJson, throwawayApp } from './synth';

/** The JSON of every environment's order stack, from the real table or from one with changes. */
export function orderStacks(
  changes: Partial<Record<EnvironmentName, EnvironmentConfig>> = {},
): Readonly<Record<EnvironmentName, StackJson>> {
  const stacks = addStacks(throwawayApp(), { ...environments, ...changes }, fakeCatalog);
  const byId = new Map(stacks.map((stack) => [stack.node.id, stack]));
  const json = ENVIRONMENT_NAMES.map((environment) => {
    const stack = byId.get(`order-${environment}`);
    if (!stack) throw new Error(`no stack order-${environment}; there: ${[...byId.keys()]}`);
    return [environment, stackJson(stack)];
  });
  return Object.fromEntries(json) as Record<EnvironmentName, StackJson>;
}
