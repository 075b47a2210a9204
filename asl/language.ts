/**
 * The States Language (JSONPath dialect) as types: every state, every field, so that a definition is
 * typed data. `stateMachine()` and `branch()` check that each StartAt, Next, Default and Catch target
 * names a state of the same machine; what types cannot say (reachability, order) is in `validate.ts`.
 *
 * Sources: https://states-language.net/spec.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
import type { Json } from './json';

/** A JSONPath into the input (`$.order.id`), the context object (`$$.Execution.Name`) or a variable (`$total`). */
export type Path = `$${string}`;

/** A path or an intrinsic function: what the value of a field whose name ends in `.$` may be. */
export type Expression = Path | `States.${string}(${string})`;

/** Parameters, ResultSelector, ItemSelector, Assign …: JSON in which a `.$` field holds an expression. */
export type PayloadTemplate = {
  readonly [field: `${string}.$`]: Expression;
  readonly [field: string]: PayloadValue;
};
/** A value inside a payload template. */
export type PayloadValue =
  | string
  | number
  | boolean
  | null
  | readonly PayloadValue[]
  | PayloadTemplate;

/** `Next` with a target, or `End: true`; never both, never neither. */
export type Transition<N extends string> =
  | { readonly Next: N; readonly End?: never }
  | { readonly End: true; readonly Next?: never };

interface Described {
  readonly Comment?: string;
  readonly QueryLanguage?: 'JSONPath';
}
interface Filtered extends Described {
  readonly InputPath?: Path | null;
  readonly OutputPath?: Path | null;
}
interface Assigning {
  /** Variables set when the state succeeds. */
  readonly Assign?: PayloadTemplate;
}

/** One retrier. Defaults of the service: IntervalSeconds 1, MaxAttempts 3, BackoffRate 2, JitterStrategy NONE. */
export interface Retrier {
  readonly Comment?: string;
  readonly ErrorEquals: readonly [string, ...string[]];
  /** Seconds before the first retry; 1 to 99,999,999. */
  readonly IntervalSeconds?: number;
  /** Retries, not attempts; 0 means never. */
  readonly MaxAttempts?: number;
  /** Factor between two waits; at least 1. */
  readonly BackoffRate?: number;
  /** Longest wait in seconds; more than IntervalSeconds, at most 31,622,400. */
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** One catcher. Without a ResultPath the error would replace the whole input, so it is required here. */
export interface Catcher<N extends string> extends Assigning {
  readonly Comment?: string;
  readonly ErrorEquals: readonly [string, ...string[]];
  readonly ResultPath: Path | null;
  readonly Next: N;
}

interface Guarded<N extends string> {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher<N>[];
}
interface Resulting {
  readonly ResultSelector?: PayloadTemplate;
  readonly ResultPath?: Path | null;
}

interface TaskFields<N extends string> extends Filtered, Assigning, Guarded<N>, Resulting {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Parameters?: PayloadTemplate;
  readonly Credentials?: { readonly RoleArn: string } | { readonly 'RoleArn.$': Expression };
  /** Seconds; without it the service waits 99,999,999 s. */
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: Path;
  /** Seconds; less than the timeout. */
  readonly HeartbeatSeconds?: number;
  readonly HeartbeatSecondsPath?: Path;
}
export type TaskState<N extends string> = TaskFields<N> & Transition<N>;

type Test =
  | { readonly StringEquals: string }
  | { readonly StringEqualsPath: Path }
  | { readonly StringLessThan: string }
  | { readonly StringLessThanPath: Path }
  | { readonly StringGreaterThan: string }
  | { readonly StringGreaterThanPath: Path }
  | { readonly StringLessThanEquals: string }
  | { readonly StringLessThanEqualsPath: Path }
  | { readonly StringGreaterThanEquals: string }
  | { readonly StringGreaterThanEqualsPath: Path }
  | { readonly StringMatches: string }
  | { readonly NumericEquals: number }
  | { readonly NumericEqualsPath: Path }
  | { readonly NumericLessThan: number }
  | { readonly NumericLessThanPath: Path }
  | { readonly NumericGreaterThan: number }
  | { readonly NumericGreaterThanPath: Path }
  | { readonly NumericLessThanEquals: number }
  | { readonly NumericLessThanEqualsPath: Path }
  | { readonly NumericGreaterThanEquals: number }
  | { readonly NumericGreaterThanEqualsPath: Path }
  | { readonly BooleanEquals: boolean }
  | { readonly BooleanEqualsPath: Path }
  | { readonly TimestampEquals: string }
  | { readonly TimestampEqualsPath: Path }
  | { readonly TimestampLessThan: string }
  | { readonly TimestampLessThanPath: Path }
  | { readonly TimestampGreaterThan: string }
  | { readonly TimestampGreaterThanPath: Path }
  | { readonly TimestampLessThanEquals: string }
  | { readonly TimestampLessThanEqualsPath: Path }
  | { readonly TimestampGreaterThanEquals: string }
  | { readonly TimestampGreaterThanEqualsPath: Path }
  | { readonly IsNull: boolean }
  | { readonly IsPresent: boolean }
  | { readonly IsNumeric: boolean }
  | { readonly IsString: boolean }
  | { readonly IsBoolean: boolean }
  | { readonly IsTimestamp: boolean };

/** A condition: one comparison, or And, Or, Not over conditions. */
export type Condition =
  | ({ readonly Variable: Path } & Test)
  | { readonly And: readonly [Condition, ...Condition[]] }
  | { readonly Or: readonly [Condition, ...Condition[]] }
  | { readonly Not: Condition };

/** A rule of a Choice state: a condition and where it leads. */
export type ChoiceRule<N extends string> = Condition &
  Assigning & { readonly Comment?: string; readonly Next: N };

export interface ChoiceState<N extends string> extends Filtered, Assigning {
  readonly Type: 'Choice';
  readonly Choices: readonly [ChoiceRule<N>, ...ChoiceRule<N>[]];
  /** Required here: without it an unmatched input ends in States.NoChoiceMatched. */
  readonly Default: N;
}

type Duration =
  | { readonly Seconds: number }
  | { readonly SecondsPath: Path }
  | { readonly Timestamp: string }
  | { readonly TimestampPath: Path };
export type WaitState<N extends string> = Filtered &
  Assigning & { readonly Type: 'Wait' } & Duration &
  Transition<N>;

export type PassState<N extends string> = Filtered &
  Assigning & {
    readonly Type: 'Pass';
    readonly Result?: Json;
    readonly Parameters?: PayloadTemplate;
    readonly ResultPath?: Path | null;
  } & Transition<N>;

export interface SucceedState extends Filtered {
  readonly Type: 'Succeed';
}

type ErrorName =
  | { readonly Error: string; readonly ErrorPath?: never }
  | { readonly ErrorPath: Expression; readonly Error?: never };
type ErrorCause =
  | { readonly Cause: string; readonly CausePath?: never }
  | { readonly CausePath: Expression; readonly Cause?: never };
/** Ends the execution as failed; both the error and the cause are for the person who reads the alarm. */
export type FailState = Described & { readonly Type: 'Fail' } & ErrorName & ErrorCause;

interface ParallelFields<N extends string> extends Filtered, Assigning, Guarded<N>, Resulting {
  readonly Type: 'Parallel';
  readonly Branches: readonly [Branch, ...Branch[]];
  readonly Parameters?: PayloadTemplate;
}
export type ParallelState<N extends string> = ParallelFields<N> & Transition<N>;

/** How a Map runs its items: in the parent's history (INLINE), or as child executions (DISTRIBUTED). */
export type ProcessorConfig =
  | { readonly Mode: 'INLINE' }
  | { readonly Mode: 'DISTRIBUTED'; readonly ExecutionType: 'STANDARD' | 'EXPRESS' };

/** Where a distributed Map reads its items: an S3 listing, or one S3 object in a format. */
export type ItemReader =
  | {
      readonly Resource: `arn:${string}:states:::s3:listObjectsV2`;
      readonly Parameters: PayloadTemplate;
      readonly ReaderConfig?: MaxItems & { readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN' };
    }
  | {
      readonly Resource: `arn:${string}:states:::s3:getObject`;
      readonly Parameters: PayloadTemplate;
      readonly ReaderConfig: ReaderConfig;
    };
interface MaxItems {
  readonly MaxItems?: number;
  readonly MaxItemsPath?: Path;
}
type ReaderConfig = MaxItems &
  (
    | { readonly InputType: 'JSON'; readonly ItemsPointer?: string }
    | { readonly InputType: 'JSONL' | 'PARQUET' }
    | {
        readonly InputType: 'CSV';
        readonly CSVHeaderLocation: 'FIRST_ROW';
        readonly CSVDelimiter?: CsvDelimiter;
      }
    | {
        readonly InputType: 'CSV';
        readonly CSVHeaderLocation: 'GIVEN';
        readonly CSVHeaders: readonly string[];
        readonly CSVDelimiter?: CsvDelimiter;
      }
    | { readonly InputType: 'MANIFEST'; readonly ManifestType: 'ATHENA_DATA' | 'S3_INVENTORY' }
  );
type CsvDelimiter = 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';

/** Groups items so that one child execution handles several. */
export interface ItemBatcher {
  readonly MaxItemsPerBatch?: number;
  readonly MaxItemsPerBatchPath?: Path;
  readonly MaxInputBytesPerBatch?: number;
  readonly MaxInputBytesPerBatchPath?: Path;
  readonly BatchInput?: PayloadTemplate;
}

/** Writes the children's results to S3 instead of into the state's output. */
export interface ResultWriter {
  readonly Resource?: `arn:${string}:states:::s3:putObject`;
  readonly Parameters?: PayloadTemplate;
  readonly WriterConfig?: {
    readonly Transformation?: 'NONE' | 'COMPACT' | 'FLATTEN';
    readonly OutputType?: 'JSON' | 'JSONL';
  };
}

interface MapFields<N extends string> extends Filtered, Assigning, Guarded<N>, Resulting {
  readonly Type: 'Map';
  readonly ItemProcessor: Branch;
  readonly ItemsPath?: Path;
  readonly ItemSelector?: PayloadTemplate;
  /** 0 means as many as the service allows: 40 inline, 10,000 distributed. */
  readonly MaxConcurrency?: number;
  readonly MaxConcurrencyPath?: Path;
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  readonly ToleratedFailureCount?: number;
  readonly ToleratedFailureCountPath?: Path;
  readonly ToleratedFailurePercentage?: number;
  readonly ToleratedFailurePercentagePath?: Path;
  /** Name of the map run in its children's ARNs; at most 40 characters. */
  readonly Label?: string;
}
export type MapState<N extends string> = MapFields<N> & Transition<N>;

/** Any state of a machine whose states are named N. */
export type State<N extends string> =
  | TaskState<N>
  | ChoiceState<N>
  | WaitState<N>
  | PassState<N>
  | SucceedState
  | FailState
  | ParallelState<N>
  | MapState<N>;

/** States by name, each of whose targets is one of the names. */
export type States<N extends string> = { readonly [K in N]: State<NoInfer<N>> };

/** A whole definition as `stateMachine()` returns it. */
export interface StateMachine<N extends string = string> {
  readonly Comment?: string;
  readonly QueryLanguage?: 'JSONPath';
  readonly Version?: '1.0';
  readonly StartAt: NoInfer<N>;
  /** Seconds the whole execution may take; always set, because the service's own default is a year. */
  readonly TimeoutSeconds: number;
  readonly States: States<N>;
}

declare const checked: unique symbol;
/** A nested machine (of a Map or Parallel) whose own targets were checked; only `branch()` makes one. */
export interface Branch {
  readonly [checked]: true;
}
interface BranchFields<N extends string> {
  readonly Comment?: string;
  readonly ProcessorConfig?: ProcessorConfig;
  readonly StartAt: NoInfer<N>;
  readonly States: States<N>;
}

/** A definition in which every target names a state of `States`. Changes nothing at run time. */
export function stateMachine<const N extends string>(definition: StateMachine<N>): StateMachine<N> {
  return definition;
}

/** A nested machine for `Branches` or `ItemProcessor`, in which every target names one of its own states. */
export function branch<const N extends string>(machine: BranchFields<N>): Branch {
  return machine as BranchFields<N> & Branch;
}
