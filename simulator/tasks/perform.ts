import type { Json } from '../../asl/json';
import { type Steps, settled } from '../effects';
import { Attempt, type AttemptEnd, type Deadlines } from './attempt';
import { type Call, follow, ignore, outputOf, run, runNow } from './call';
import { failureOf } from './failure-of';
import { Later } from './later';

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

/**
 * Makes the call, unless it was begun, and waits for its end. Records nothing: that is the state's business.
 *
 * @param onSubmitted told when the service has answered, if that is before the end, with its answer where it is known
 */
export function* perform(
  call: Call,
  onSubmitted: (answer: Json | undefined) => void = ignore,
): Steps<AttemptEnd> {
  const { begun, plan } = call;
  if (plan.waitsForToken) return yield* performCallback(call, onSubmitted);
  if (begun instanceof Promise && isEndless(call.deadlines)) return yield* answer(call, begun);
  const attempt = new Attempt(call.strand.execution.engine.scheduler, call.deadlines, ignore);
  if (begun === undefined) run(call, attempt);
  else follow(call, attempt, begun);
  if (plan.waitsForJob) tellOfStart(call, attempt, onSubmitted);
  yield { kind: 'park', waiting: attempt };
  return attempt.ended as AttemptEnd;
}

/** A promise does not say when the service has answered: what it promises is the end. */
function tellOfStart(
  call: Call,
  attempt: Attempt,
  onSubmitted: (answer: Json | undefined) => void,
): void {
  const { begun, fault } = call;
  const isRefused = fault?.error !== undefined && fault.when !== 'after';
  if (attempt.ended !== undefined || begun instanceof Promise || isRefused) return;
  call.submitted = true;
  try {
    onSubmitted(begun?.answer);
  } catch (reason) {
    attempt.cancel();
    throw reason;
  }
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
function* performCallback(
  call: Call,
  onSubmitted: (answer: Json | undefined) => void,
): Steps<AttemptEnd> {
  const { strand, deadlines, task } = call;
  const { scheduler, tokens } = strand.execution.engine;
  const token = strand.taskToken ?? '';
  const answer = new Attempt(scheduler, deadlines, () => tokens.close(token));
  tokens.bind(token, answer);
  const sending = new Attempt(scheduler, deadlines, ignore);
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
