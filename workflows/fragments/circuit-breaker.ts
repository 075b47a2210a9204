/**
 * A circuit breaker around a Task, as states: its own row in DynamoDB and no function.
 *
 * Closed, the call goes through; so many failures in a row open it. Open, the call is left out and the fallback
 * taken, until the row's `openUntil`. After that it is half open: one execution, the one whose conditional write
 * changes the row, makes the call to see; the others go on leaving it out. An answer closes it, a failure opens it
 * again. A probe that never reports back loses its right after `probeSeconds`.
 *
 * A refusal (a declined card) is an answer: it counts as no failure and closes a half-open breaker. An error that is
 * neither, such as a fault of our own, says nothing about the service: the fallback is taken and nothing counted; a
 * probe that meets one leaves the question to the next, after `openSeconds`.
 *
 * A row that cannot be read or written hinders no call: the breaker is there to help, and must not become what fails.
 * While its table is down, an open breaker may so let more than its one probe through.
 *
 * Data: `$.breaker` is the fragment's own. A refusal is under `$.failure`, the reason to take the fallback under
 * `$.primaryFailure`: the call's own error, or `CircuitOpen`.
 */
import { caught, caughtAll, FAILURE_PATH } from '../../asl/catch';
import type { Path, PayloadTemplate } from '../../asl/payload';
import type { TaskPart } from '../../asl/tasks/task';
import {
  type BreakerRow,
  claimProbe,
  closeBreaker,
  countFailure,
  INPUT,
  openBreaker,
  readBreaker,
} from './breaker-row';
import { CONDITION_FAILED } from './condition-failed';
import { type Fragment, fragmentOf } from './fragment';

/** Why a call was left out: the error under `$.primaryFailure`. */
export const CIRCUIT_OPEN = 'CircuitOpen';

/** Where the error of the guarded call is kept, for whoever reads why the fallback was taken. */
export const PRIMARY_FAILURE_PATH = '$.primaryFailure';

/** What is guarded, and how. */
export interface CircuitBreaker<
  Name extends string,
  Call extends string,
  Done extends string,
  Refused extends string,
  Fallback extends string,
> extends BreakerRow {
  /** What is guarded, as the names of the states say it: `Payment` gives `ReadPaymentBreaker`. */
  readonly name: Name;
  /** Failures in a row that open it. */
  readonly failureThreshold: number;
  /** Seconds that it stays open. */
  readonly openSeconds: number;
  /** Seconds that a probe has; more than the call takes with all of its retries. */
  readonly probeSeconds: number;
  readonly call: {
    readonly name: Call;
    readonly task: TaskPart & {
      readonly Comment?: string;
      readonly ResultSelector?: PayloadTemplate;
      readonly ResultPath: Path | null;
    };
  };
  /** Errors that tell that the service is not well, after every retry of the call. */
  readonly failures: readonly [string, ...string[]];
  /** Errors by which a service that is well says no. */
  readonly refusals: readonly [string, ...string[]];
  readonly targets: { readonly done: Done; readonly refused: Refused; readonly fallback: Fallback };
}

/** Names of the states around the call. The first is where to enter. */
export type BreakerStates<Name extends string> =
  | `Read${Name}Breaker`
  | `Judge${Name}Breaker`
  | `Claim${Name}Probe`
  | `Skip${Name}`
  | `Settle${Name}Breaker`
  | `Close${Name}Breaker`
  | `Count${Name}Failure`
  | `Judge${Name}Failures`
  | `Open${Name}Breaker`
  | `Spare${Name}Breaker`;

const OPEN_UNTIL = '$.breaker.Item.openUntil.S';
const FAILURES = '$.breaker.Item.failures.N';

/** The states of a guarded call, to be spread into a machine and entered at `Read…Breaker`. */
export function circuitBreaker<
  const Name extends string,
  const Call extends string,
  const Done extends string,
  const Refused extends string,
  const Fallback extends string,
>(
  breaker: CircuitBreaker<Name, Call, Done, Refused, Fallback>,
): Fragment<BreakerStates<Name> | Call, Done | Refused | Fallback> {
  const { name, call, targets, failureThreshold } = breaker;
  const read = `Read${name}Breaker` as const;
  const judge = `Judge${name}Breaker` as const;
  const claim = `Claim${name}Probe` as const;
  const skip = `Skip${name}` as const;
  const settle = `Settle${name}Breaker` as const;
  const close = `Close${name}Breaker` as const;
  const count = `Count${name}Failure` as const;
  const judgeFailures = `Judge${name}Failures` as const;
  const open = `Open${name}Breaker` as const;
  const spare = `Spare${name}Breaker` as const;

  return fragmentOf<BreakerStates<Name> | Call, Done | Refused | Fallback>([
    [
      read,
      {
        ...readBreaker(breaker),
        ResultPath: '$.breaker',
        Catch: [caughtAll(call.name, '$.breaker')],
        Next: judge,
      },
    ],
    [
      judge,
      {
        Type: 'Choice',
        Choices: [
          { Variable: OPEN_UNTIL, IsPresent: false, Next: call.name },
          { Variable: OPEN_UNTIL, TimestampGreaterThanPath: '$$.State.EnteredTime', Next: skip },
        ],
        Default: claim,
      },
    ],
    [
      claim,
      {
        ...claimProbe(breaker, breaker.probeSeconds),
        Catch: [
          { ErrorEquals: [CONDITION_FAILED], Output: INPUT, Next: skip },
          { ErrorEquals: ['States.ALL'], Output: INPUT, Next: call.name },
        ],
        Next: call.name,
      },
    ],
    [
      call.name,
      {
        ...call.task,
        Catch: [
          caught(breaker.refusals, settle),
          caught(breaker.failures, count, PRIMARY_FAILURE_PATH),
          caughtAll(spare, PRIMARY_FAILURE_PATH),
        ],
        Next: settle,
      },
    ],
    [
      settle,
      {
        Comment:
          'Closing the breaker replaces what was read of it, so that the second time leads on.',
        Type: 'Choice',
        Choices: [
          { Variable: OPEN_UNTIL, IsPresent: true, Next: close },
          {
            And: [
              { Variable: FAILURES, IsPresent: true },
              { Not: { Variable: FAILURES, StringEquals: '0' } },
            ],
            Next: close,
          },
          { Variable: FAILURE_PATH, IsPresent: true, Next: targets.refused },
        ],
        Default: targets.done,
      },
    ],
    [
      close,
      {
        ...closeBreaker(breaker),
        ResultPath: '$.breaker',
        Catch: [caughtAll(settle, '$.breaker')],
        Next: settle,
      },
    ],
    [
      count,
      {
        ...countFailure(breaker),
        ResultPath: '$.breaker',
        Catch: [caughtAll(targets.fallback, '$.breaker')],
        Next: judgeFailures,
      },
    ],
    [
      judgeFailures,
      {
        Type: 'Choice',
        Choices: [
          { Variable: '$.breaker.status', StringEquals: 'HALF_OPEN', Next: open },
          {
            Variable: '$.breaker.failures',
            NumericGreaterThanEquals: failureThreshold,
            Next: open,
          },
        ],
        Default: targets.fallback,
      },
    ],
    [
      spare,
      {
        Comment: 'What was read of the breaker tells a probe, whose right has to go to another.',
        Type: 'Choice',
        Choices: [{ Variable: OPEN_UNTIL, IsPresent: true, Next: open }],
        Default: targets.fallback,
      },
    ],
    [
      open,
      {
        ...openBreaker(breaker, breaker.openSeconds),
        Catch: [{ ErrorEquals: ['States.ALL'], Output: INPUT, Next: targets.fallback }],
        Next: targets.fallback,
      },
    ],
    [
      skip,
      {
        Type: 'Pass',
        Parameters: {
          Error: CIRCUIT_OPEN,
          'Cause.$': `States.Format('${call.name} is left out until {}', ${OPEN_UNTIL})`,
        },
        ResultPath: PRIMARY_FAILURE_PATH,
        Next: targets.fallback,
      },
    ],
  ]);
}
