/** Condition operator → condition key → value or values. */
export type Conditions = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** One statement of the execution role's policy, with why it is there. */
export interface IamStatement {
  /** Letters and digits; unique in a policy. */
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  /** Sorted. */
  readonly actions: readonly string[];
  /** Sorted. */
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /**
   * Why a wildcard (`*`, or `?`) stands in resources, or what an id star stands for; present exactly when a
   * resource holds one.
   */
  readonly reason?: string;
  /** Paths of the states that need it, sorted; empty for logging, tracing and keys. */
  readonly states: readonly string[];
}

/** A statement that the author of a definition gives for one state. */
export interface SuppliedStatement extends Omit<IamStatement, 'sid' | 'effect' | 'states'> {
  /** A statement with a sid is not merged with others. @default made from the actions */
  readonly sid?: string;
  /** @default Allow */
  readonly effect?: 'Allow' | 'Deny';
  /** Adds to what is derived for the state instead of replacing it. @default false */
  readonly extend?: boolean;
}

/** What is asked for before it is merged: a statement without name and order. */
export interface Claim extends Omit<IamStatement, 'sid'> {
  readonly sid?: string;
  /** What the call does with the customer key of its data. @default what its service does */
  readonly dataKeyActions?: readonly string[];
}

/** An IAM policy as AWS reads it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: object[];
}

/** True when a resource holds a wildcard; an escaped one (`${*}`) is a plain character. */
export function hasWildcard(resource: string): boolean {
  return /[*?]/.test(resource.replaceAll(/\$\{[*?]\}/g, ''));
}

/** The plain IAM policy: every value a list, so that one more value is one more line of a diff. */
export function policyDocument(statements: readonly IamStatement[]): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ sid, effect, actions, resources, conditions }) => ({
      Sid: sid,
      Effect: effect,
      Action: [...actions],
      Resource: [...resources],
      ...(conditions ? { Condition: asLists(conditions) } : {}),
    })),
  };
}

function asLists(conditions: Conditions): Record<string, Record<string, string[]>> {
  return mapValues(conditions, (keys) =>
    mapValues(keys, (value) => (typeof value === 'string' ? [value] : [...value])),
  );
}

/** The same keys with other values. */
export function mapValues<V, W>(
  record: Readonly<Record<string, V>>,
  change: (value: V) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
