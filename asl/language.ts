/**
 * The States Language (JSONPath dialect) as types: every state, every field, so that a definition is
 * typed data. `stateMachine()` and `branch()` check that each StartAt, Next, Default and Catch target
 * names a state of the same machine; what types cannot say (reachability, order) is in `validate.ts`.
 *
 * Sources: https://states-language.net/spec.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
import type { Condition } from './condition';
import type { Json } from './json';
import type { ItemBatcher, ItemReader, ProcessorConfig, ResultWriter } from './map-fields';
import type { OneOf } from './one-of';
import type { Expression, Path, PayloadTemplate } from './payload';

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
}
/** Seconds, fixed or read from the input; without either the service waits 99,999,999 s. */
type Timeout =
  | { readonly TimeoutSeconds?: number; readonly TimeoutSecondsPath?: never }
  | { readonly TimeoutSecondsPath: Path; readonly TimeoutSeconds?: never };
/** Seconds, fixed or read from the input; less than the timeout. */
type Heartbeat =
  | { readonly HeartbeatSeconds?: number; readonly HeartbeatSecondsPath?: never }
  | { readonly HeartbeatSecondsPath: Path; readonly HeartbeatSeconds?: never };
export type TaskState<N extends string> = TaskFields<N> & Timeout & Heartbeat & Transition<N>;

/** One catcher of a JSONata state. Without an Output the error would replace the whole input, so it is required here. */
interface JsonataCatcher<N extends string> {
  readonly Comment?: string;
  readonly ErrorEquals: readonly [string, ...string[]];
  readonly Output: Json;
  readonly Next: N;
}
/**
 * A Task in JSONata within a machine in JSONPath: for what paths and intrinsic functions cannot say, such as a moment
 * some seconds from now. Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export type JsonataTaskState<N extends string> = Omit<Described, 'QueryLanguage'> &
  Transition<N> & {
    readonly Type: 'Task';
    readonly QueryLanguage: 'JSONata';
    readonly Resource: string;
    readonly Arguments: Json;
    /** Tells the two kinds of Task apart, so that the compiler speaks of the one that is meant. */
    readonly Parameters?: never;
    readonly Output: Json;
    readonly TimeoutSeconds: number;
    readonly Retry?: readonly Retrier[];
    readonly Catch?: readonly JsonataCatcher<N>[];
  };

/** A rule of a Choice state: a condition and where it leads. */
export type ChoiceRule<N extends string> = Condition &
  Assigning & { readonly Comment?: string; readonly Next: N };

export interface ChoiceState<N extends string> extends Filtered, Assigning {
  readonly Type: 'Choice';
  /** At least one; a list, not a tuple, so that the compiler names the very rule whose target is wrong. */
  readonly Choices: readonly ChoiceRule<N>[];
  /** Required here: without it an unmatched input ends in States.NoChoiceMatched. */
  readonly Default: N;
}

type Duration = OneOf<{
  Seconds: number;
  SecondsPath: Path;
  Timestamp: string;
  TimestampPath: Path;
}>;
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
  | JsonataTaskState<N>
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
