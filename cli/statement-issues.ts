import type * as z from 'zod';
import { isJsonObject } from '../asl/json';
import { joinPath } from '../asl/path';
import { printable } from '../asl/printable';

/** What a statement may hold, field by field. */
const FIELDS: Readonly<Record<string, string>> = {
  sid: 'a text',
  effect: 'Allow or Deny',
  actions: 'a list of at least one action such as s3:GetObject',
  resources: 'a list of at least one ARN or *',
  conditions: 'operator → condition key → text or list of texts',
  reason: 'a text that says why a wildcard is needed',
  extend: 'true or false',
};
const NAMES = Object.keys(FIELDS).join(', ');
/** An issue's path: state, index of the statement, field, and what is in it. */
const STATEMENT_DEPTH = 2;

/** Help of `--statements`: the form of its file. */
export const STATEMENTS_HELP = `
The file of --statements holds what cannot be derived, as a list of statements by state path:
  { "States.Load": [{ "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::data/in/*"],
                      "reason": "the keys are in the input" }] }
${Object.entries(FIELDS)
  .map(([name, allowed]) => `  ${name.padEnd(12)}${allowed}`)
  .join('\n')}
Statements replace what is derived for the state; with "extend": true on each they are added. [] says that the
state needs nothing. actions and resources are required, and reason where a resource holds a wildcard.
`;

/** One fault of the form in our words: where, what was given, what is allowed. */
export function describeIssue({ code, path, ...rest }: z.core.$ZodIssue, given: object): string[] {
  const steps = path.filter((step) => typeof step !== 'symbol');
  if (code === 'unrecognized_keys' && 'keys' in rest)
    return rest.keys.map((key) => told([...steps, key], given, `no such field; fields: ${NAMES}`));
  return [told(steps, given, `allowed: ${allowedAt(steps)}`)];
}

function told(steps: readonly (string | number)[], given: object, rule: string): string {
  const value = steps.reduce<unknown>(
    (inner, step) =>
      Array.isArray(inner) || isJsonObject(inner)
        ? Object.getOwnPropertyDescriptor(inner, step)?.value
        : undefined,
    given,
  );
  const got = value === undefined ? 'nothing' : printable(JSON.stringify(value)).slice(0, 80);
  return `${printable(joinPath('', ...steps))}: got ${got}; ${rule}`;
}

function allowedAt(steps: readonly (string | number)[]): string {
  if (steps.length < STATEMENT_DEPTH) return 'a list of statements';
  const field = steps[STATEMENT_DEPTH];
  if (field === undefined) return `an object of ${NAMES}`;
  return FIELDS[String(field)] ?? NAMES;
}
