import type { ResourceJson } from './synth';

/** A statement of an IAM, queue, topic or key policy. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The statements of a policy in a field of a resource; none when the field is absent. */
export function statementsOf(body: ResourceJson, field = 'policy'): readonly PolicyStatement[] {
  const text = body[field];
  if (typeof text !== 'string') return [];
  return (JSON.parse(text) as { readonly Statement: readonly PolicyStatement[] }).Statement;
}

/** The only statement with a Sid. @throws Error when there is none or more than one */
export function statementOf(body: ResourceJson, sid: string, field = 'policy'): PolicyStatement {
  const all = statementsOf(body, field);
  const [first, ...more] = all.filter(({ Sid }) => Sid === sid);
  if (!first || more.length > 0) {
    throw new Error(
      `wanted one statement '${sid}'; there: ${all.map(({ Sid }) => Sid).join(', ')}`,
    );
  }
  return first;
}

/** One or many as a list. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
