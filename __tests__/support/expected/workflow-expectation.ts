import type { PermissionContext } from '../../../asl/permissions/context';
import type { EnvironmentConfig } from '../../../config/environment';
import type { Naming } from '../../../config/naming';

/** A queue, as a workflow's tests know it. */
export interface QueueExpectation {
  /** Whether a reader works it off, so that it has dead letters beside it; the others wait for a person. */
  readonly isRead: boolean;
  /** Part of the EventBridge rule that may send to it. @default none: roles send by their own policies */
  readonly sendingRule?: string;
}

/** What is in a stack besides its machine, by part: the last words of a name. */
export interface ExpectedParts {
  readonly tables: readonly string[];
  readonly queues: Readonly<Record<string, QueueExpectation>>;
  /** Topics besides `alarms`, with the services that may publish to each. */
  readonly topics: Readonly<Record<string, readonly string[]>>;
  readonly buckets: readonly string[];
  /** EventBridge rules. */
  readonly rules: readonly string[];
  /** Routes of the API, such as `POST /orders`, with who may call each. */
  readonly routes: Readonly<Record<string, 'AWS_IAM' | 'CUSTOM' | 'NONE'>>;
  /** Functions whose handlers are not in the workflow's own folder of `lambdas/`. */
  readonly otherFunctions: readonly string[];
  /** Seconds, by part, of functions that may take longer than the environment says. */
  readonly functionTimeouts: Readonly<Record<string, number>>;
  /** Types of resources that none of the parts above brings along, such as `aws_glue_job`. */
  readonly otherTypes: readonly string[];
}

/** What a definition holds besides its states' order, which the workflow's own tests know. */
export interface ExpectedDefinition {
  /** Names of the workflow's errors: `workflows/<name>-errors.ts`. */
  readonly errors: readonly string[];
  /** Those of them that the definition itself gives to an execution; handlers throw the others. */
  readonly raisedErrors: readonly string[];
  /** Those of them after which the same call is tried again, and no others. */
  readonly passingErrors: readonly string[];
  /** States that write rows of tables, in the order of the definition. */
  readonly rowWriters: readonly string[];
  /** States that hand out a task token; where there are any, what states are given is in no log. */
  readonly tokenHolders: readonly string[];
}

/**
 * What a workflow says about itself in tests. A part that it does not declare must not be in its stacks; a function for
 * each handler in `lambdas/<workflow>/` is expected by itself.
 */
export interface WorkflowExpectation
  extends Partial<Omit<ExpectedParts, 'otherTypes'>>,
    Pick<ExpectedDefinition, 'errors' | 'raisedErrors'>,
    Partial<Omit<ExpectedDefinition, 'errors' | 'raisedErrors'>> {
  /** The same as in `ExpectedParts`, perhaps by configuration. */
  readonly otherTypes?: readonly string[] | ((config: EnvironmentConfig) => readonly string[]);
  /** The definition that the workflow's module gives for an environment. */
  readonly definition: (naming: Naming, config: EnvironmentConfig) => object;
  /** Failed executions that its alarm tolerates. @default what the environment tolerates */
  readonly maxFailedExecutions?: number;
  /** Statements for states whose permissions cannot be derived. @default none */
  readonly supplied?: (
    naming: Naming,
    config: EnvironmentConfig,
  ) => NonNullable<PermissionContext['supplied']>;
  /** Definitions of earlier versions that the machine's role still serves. @default none */
  readonly earlier?: (
    naming: Naming,
    config: EnvironmentConfig,
  ) => NonNullable<PermissionContext['earlier']>;
}
