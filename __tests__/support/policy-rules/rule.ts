import { type PlacedResource, resources, type StackJson } from '../synth';
import type { WorkflowStackJson } from '../workflow-stacks';

/** A stack to judge, with what the judgement depends on. */
export type JudgedStack = Pick<WorkflowStackJson, 'workflow' | 'environment' | 'json'>;

/** A rule that every stack keeps. */
export interface PolicyRule {
  readonly name: string;
  /** One line for each resource that breaks the rule. */
  readonly findings: (stack: JudgedStack) => string[];
  /** Changes of a resource of this type that break the rule: the proof that it can fail. */
  readonly breaks: readonly Breach[];
}

/** A way to break a rule: the first resource of the type gets these fields; undefined takes a field away. */
export interface Breach {
  readonly type: string;
  /** Construct path of the resource. @default any */
  readonly path?: string;
  /** A field that the resource has. @default any */
  readonly having?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A line for each resource of a type that fails the demand. */
export function demandEach(
  { json }: JudgedStack,
  type: string,
  holds: (resource: PlacedResource) => boolean,
  what: string,
): string[] {
  return resources(json, type)
    .filter((resource) => !holds(resource))
    .map(({ address }) => `${address}: ${what}`);
}

/**
 * A copy of the first stack that has such a resource, in which it is broken.
 *
 * @throws Error when no stack has one
 */
export function broken(
  stacks: readonly JudgedStack[],
  { type, path, having, fields }: Breach,
): JudgedStack {
  for (const stack of stacks) {
    const json = structuredClone(stack.json);
    const found = resources(json, type).find(
      (one) =>
        (path === undefined || one.path === path) &&
        (having === undefined || one.body[having] !== undefined),
    );
    if (!found) continue;
    Object.assign(found.body, fields);
    return { ...stack, json: JSON.parse(JSON.stringify(json)) as StackJson };
  }
  throw new Error(
    `nothing to break: no ${type} at ${path ?? 'any path'} with ${having ?? 'any field'}`,
  );
}

/** The field of a resource as an object; empty when it is absent. */
export function section(
  body: Readonly<Record<string, unknown>>,
  field: string,
): Record<string, unknown> {
  return (body[field] ?? {}) as Record<string, unknown>;
}

/** The policy text of one statement, for breaches. */
export function policyText(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
}
