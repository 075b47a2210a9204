import * as z from 'zod';
import { isResource } from '../asl/permissions/arn';
import { hasWildcard, type SuppliedStatement } from '../asl/permissions/statement';
import { readDefinition } from './definition-file';
import { describeIssue } from './statement-issues';
import { UsageError } from './usage-error';

/** An action of a service, perhaps with wildcards, or every action. */
const action = z.string().regex(/^(?:\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/);
/** Wildcards in a resource may stand where an ARN has its fields. */
const resource = z.string().refine((text) => isResource(text) || isPattern(text));

const statement = z.strictObject({
  sid: z.string().min(1).optional(),
  effect: z.enum(['Allow', 'Deny']).optional(),
  actions: z.array(action).min(1),
  resources: z.array(resource).min(1),
  conditions: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
    .optional(),
  reason: z.string().min(1).optional(),
  extend: z.boolean().optional(),
});

const statementsByState = z.record(z.string(), z.array(statement));

/**
 * Reads the author's statements by state path: `{ "States.Load": [{ "actions": […], "resources": […] }] }`.
 *
 * @throws UsageError when the file cannot be read or is not of that form; every fault of the form is named.
 */
export function readSuppliedStatements(file: string): Record<string, SuppliedStatement[]> {
  const given = readDefinition(file);
  const result = statementsByState.safeParse(given);
  if (result.success) return result.data as Record<string, SuppliedStatement[]>;
  const faults = result.error.issues.flatMap((issue) => describeIssue(issue, given));
  throw new UsageError(`${file}: not statements by state path: ${faults.join('; ')}`);
}

function isPattern(text: string): boolean {
  return hasWildcard(text) && /^arn:[^:]+:[^:]+:[^:]*:[^:]*:\S/.test(text);
}
