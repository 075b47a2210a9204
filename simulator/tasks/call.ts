import type { Json } from '../../asl/json';
import { jsonCopy } from '../json-copy';
import type { Strand } from '../strand';
import type { Attempt, AttemptEnd, Deadlines } from './attempt';
import { failureOf } from './failure-of';
import { type Fault, LATE_MS } from './faults';
import { payloadOf } from './lambda';
import { Later } from './later';
import type { CallPlan } from './plan';
import { TaskCall } from './task-call';
import type { RunnableTask } from './task-runner';

/** One call of a task: who runs it, with what, and what is to go wrong. */
export interface Call {
  readonly strand: Strand;
  readonly plan: CallPlan;
  readonly task: RunnableTask;
  readonly parameters: Json;
  readonly deadlines: Deadlines;
  readonly fault: Fault | undefined;
  /** What the task returned, when it did not end at once. */
  begun?: Promise<unknown> | Later;
  /** True once it was told that the service has answered. */
  submitted?: boolean;
}

/** Runs the task as the fault wants it, and lets the attempt know. */
export function run(call: Call, attempt: Attempt): void {
  const { fault, task, strand } = call;
  const { engine } = strand.execution;
  const delayMs = task.latencyMs + (fault?.latencyMs ?? 0);
  if (fault?.error === undefined) {
    const end = runNow(call);
    if (end instanceof Promise || end instanceof Later) call.begun = end;
    follow(call, attempt, end, delayMs);
    if (fault?.duplicate === true) runUnseen(call);
    return;
  }
  const seenMs = seenAfterMs(fault, call.deadlines) ?? delayMs;
  if (fault.when === 'after') {
    runUnseen(call);
    if (fault.duplicate === true) runUnseen(call);
  }
  if (fault.when === 'late')
    engine.later(seenMs + (fault.lateMs ?? LATE_MS), () => runUnseen(call));
  engine.scheduler.at(strand.nowMs + seenMs, () => attempt.settle(endOf(fault)));
}

/** A timeout is seen when the time is up; undefined for what is seen at once. */
function seenAfterMs(fault: Fault, deadlines: Deadlines): number | undefined {
  if (fault.error === 'States.Timeout') return deadlines.timeoutMs;
  return fault.error === 'States.HeartbeatTimeout' ? deadlines.heartbeatMs : undefined;
}

function endOf(fault: Fault): AttemptEnd {
  if (fault.error === 'States.Timeout') return { timedOut: 'task' };
  if (fault.error === 'States.HeartbeatTimeout') return { timedOut: 'heartbeat' };
  return { error: fault.error, cause: fault.cause };
}

/** Lets the attempt know of an end, at once or when it comes, and so much later. */
export function follow(
  call: Call,
  attempt: Attempt,
  end: AttemptEnd | Promise<unknown> | Later,
  delayMs = 0,
): void {
  const { scheduler } = call.strand.execution.engine;
  const startMs = call.strand.nowMs;
  const settle = (last: AttemptEnd): void => {
    if (delayMs === 0) attempt.settle(last);
    else scheduler.at(startMs + delayMs, () => attempt.settle(last));
  };
  if (end instanceof Later) {
    end.begin(settle);
    attempt.carry(end);
  } else if (end instanceof Promise) {
    scheduler.expect(
      end,
      (value) => settle(outputOf(call, value)),
      (thrown) => settle(failureOf(thrown, call.plan.integration)),
    );
  } else settle(end);
}

/** The effect happens, and nobody hears of it. */
function runUnseen(call: Call): void {
  const end = runNow(call);
  if (end instanceof Promise) call.strand.execution.engine.scheduler.expect(end, ignore, ignore);
  if (end instanceof Later) end.begin(ignore);
}

/** For those who need not know. */
export function ignore(): void {}

/** Runs the task, whatever the fault says: its end, or what will lead to it. */
export function runNow(call: Call): AttemptEnd | Promise<unknown> | Later {
  const { strand, plan, task, parameters } = call;
  const input = plan.wrapsPayload ? payloadOf(parameters) : parameters;
  const made = new TaskCall(strand, plan.resource, plan.integration, parameters);
  try {
    const returned = task.run(jsonCopy(input), made);
    if (returned instanceof Promise || returned instanceof Later) return returned;
    return outputOf(call, returned);
  } catch (thrown) {
    return failureOf(thrown, plan.integration);
  }
}

/** What was returned, as JSON; what cannot be JSON is a failure of the task. */
export function outputOf(call: Call, returned: unknown): AttemptEnd {
  try {
    return { output: jsonCopy(returned) };
  } catch (thrown) {
    return failureOf(thrown, call.plan.integration);
  }
}
