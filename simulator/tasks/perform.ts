import type { Json } from '../../asl/json';
import { type Steps, settled } from '../effects';
import { jsonCopy } from '../json-copy';
import type { Strand } from '../strand';
import { Attempt, type AttemptEnd, type Deadlines } from './attempt';
import { failureOf } from './failure-of';
import { type Fault, LATE_MS } from './faults';
import { payloadOf } from './lambda';
import { Later } from './later';
import type { TaskPlan } from './plan';
import { TaskCall } from './task-call';
import type { RunnableTask } from './task-runner';

/** One call of a task: who runs it, with what, and what is to go wrong. */
export interface Call {
  readonly strand: Strand;
  readonly plan: TaskPlan;
  readonly task: RunnableTask;
  readonly parameters: Json;
  readonly deadlines: Deadlines;
  readonly fault: Fault | undefined;
  /** What the task returned, when it did not end at once. */
  begun?: Promise<unknown> | Later;
}

/** Makes a call that nothing is to happen to; its end, if it is there at once. */
export function performNow(call: Call): AttemptEnd | undefined {
  if (call.fault !== undefined || call.task.latencyMs > 0 || call.plan.waitsForToken) {
    return undefined;
  }
  const end = runNow(call);
  if (!(end instanceof Promise) && !(end instanceof Later)) return end;
  call.begun = end;
  return undefined;
}

/** Makes the call, unless it was begun, and waits for its end. Records nothing: that is the state's business. */
export function* perform(call: Call, onSubmitted: (output: Json) => void): Steps<AttemptEnd> {
  const { plan, begun } = call;
  if (begun instanceof Promise && isEndless(call.deadlines)) return yield* answer(call, begun);
  if (begun !== undefined) return yield* park(call, (attempt) => follow(call, attempt, begun));
  if (!plan.waitsForToken) return yield* park(call, (attempt) => run(call, attempt));
  return yield* performCallback(call, onSubmitted);
}

/** Nothing but its own answer can end the call: the common case, which needs no attempt to keep watch over it. */
function* answer(call: Call, begun: Promise<unknown>): Steps<AttemptEnd> {
  try {
    return outputOf(call, yield* settled(begun));
  } catch (thrown) {
    return failureOf(thrown, call.plan.integration);
  }
}

function isEndless({ timeoutMs, heartbeatMs }: Deadlines): boolean {
  return timeoutMs === undefined && heartbeatMs === undefined;
}

/** A callback task is sent first, and then answered. */
function* performCallback(call: Call, onSubmitted: (output: Json) => void): Steps<AttemptEnd> {
  const { strand, deadlines, task } = call;
  const { scheduler, tokens } = strand.execution.engine;
  const token = strand.taskToken ?? '';
  const answer = new Attempt(scheduler, deadlines, () => tokens.close(token));
  tokens.bind(token, answer);
  const sending = new Attempt(scheduler, deadlines, () => {});
  run(call, sending);
  yield {
    kind: 'park',
    waiting: {
      start: (wake) => sending.start(wake),
      cancel() {
        sending.cancel();
        answer.cancel();
      },
    },
  };
  const sent = sending.ended as AttemptEnd;
  if (!('output' in sent)) {
    answer.cancel();
    return sent;
  }
  onSubmitted(task.isData ? {} : sent.output);
  if (task.isData) answer.settle(sent);
  yield { kind: 'park', waiting: answer };
  return answer.ended as AttemptEnd;
}

function* park(call: Call, begin: (attempt: Attempt) => void): Steps<AttemptEnd> {
  const attempt = new Attempt(call.strand.execution.engine.scheduler, call.deadlines, () => {});
  begin(attempt);
  yield { kind: 'park', waiting: attempt };
  return attempt.ended as AttemptEnd;
}

/** Runs the task as the fault wants it, and lets the attempt know. */
function run(call: Call, attempt: Attempt): void {
  const { fault, task, strand } = call;
  const { engine } = strand.execution;
  const delayMs = task.latencyMs + (fault?.latencyMs ?? 0);
  if (fault?.error === undefined) {
    follow(call, attempt, runNow(call), delayMs);
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

function follow(
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

function ignore(): void {}

function runNow(call: Call): AttemptEnd | Promise<unknown> | Later {
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

function outputOf(call: Call, returned: unknown): AttemptEnd {
  try {
    return { output: jsonCopy(returned) };
  } catch (thrown) {
    return failureOf(thrown, call.plan.integration);
  }
}
