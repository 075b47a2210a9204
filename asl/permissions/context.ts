import type { SuppliedStatement } from './statement';

/** A definition, and what cannot be derived from it. */
export interface SuppliedDefinition {
  readonly definition: object;
  /**
   * The author's answer to what cannot be derived: statements by state path (`States.CallPartner`). They
   * replace what is derived for that state; those with `extend` are added to it. @default none
   */
  readonly supplied?: Readonly<Record<string, readonly SuppliedStatement[]>> | undefined;
}

/** What a definition does not say about the machine whose role is derived. */
export interface PermissionContext extends Pick<SuppliedDefinition, 'supplied'> {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly stateMachineName: string;
  /** @default STANDARD; no statement depends on it, it is here so that one description fits every tool */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Logs to CloudWatch. @default false */
  readonly logging?: boolean;
  /** Traces to X-Ray. @default false */
  readonly tracing?: boolean;
  /** Customer key of the machine itself (definition and history). @default an AWS owned key */
  readonly kmsKeyArn?: string;
  /**
   * Customer keys of the queues, topics, tables, buckets, buses, streams, secrets and SecureStrings that the machine
   * calls; granted only when it calls one of these. @default none
   */
  readonly dataKeyArns?: readonly string[];
  /**
   * Versions whose executions may still run, or only the states of them that the definition no longer has: all
   * versions of a machine have one role. @default none
   */
  readonly earlier?: readonly SuppliedDefinition[];
}

/** ARN of the machine itself, made from its name: a reference to the resource would be a cycle. */
export function stateMachineArn(context: PermissionContext): string {
  return localArn(context, 'states', `stateMachine:${context.stateMachineName}`);
}

/** An ARN in the machine's own partition, region and account. */
export function localArn(context: PermissionContext, service: string, resource: string): string {
  return `arn:${context.partition}:${service}:${context.region}:${context.account}:${resource}`;
}
