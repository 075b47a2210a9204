import { parseIntegration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import type { Field, StateData } from '../dialects/dialect';
import { type Steps, settled, TURN } from '../effects';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import { type AttemptEnd, type Deadlines, NO_DEADLINES } from '../tasks/attempt';
import type { Call } from '../tasks/call';
import { type TaskEventKind, taskEvents } from '../tasks/events';
import { isLambdaInvoke, wrapPayload } from '../tasks/lambda';
import { perform, performNow } from '../tasks/perform';
import type { TaskPlan } from '../tasks/plan';
import { exitState } from './exit';
import { compileGuard } from './guard';
import { nextOf, type Outcome, type RunState, type StateSource } from './state';

/** A Task state: calls what its Resource names, once an attempt. */
export function compileTask(source: StateSource): RunState {
  const plan = readTask(source);
  const guard = compileGuard(source);
  return (strand, raw) => guard(strand, { raw }, () => attempt(strand, raw, plan));
}

function readTask({ state, dialect, path }: StateSource): TaskPlan {
  const { Resource: resource } = state;
  if (typeof resource !== 'string') {
    throw new TypeError(`${path}.Resource is ${JSON.stringify(resource)}; allowed: an ARN`);
  }
  const integration = parseIntegration(resource);
  const pattern = 'pattern' in integration ? integration.pattern : 'request-response';
  return {
    resource,
    integration,
    events: taskEvents(integration, resource),
    wrapsPayload: isLambdaInvoke(integration),
    waitsForToken: pattern === 'wait-for-task-token',
    waitsForJob: pattern === 'sync',
    input: dialect.input(state),
    arguments:
      dialect.name === 'JSONata'
        ? dialect.arguments(state, 'Arguments')
        : dialect.arguments(state, 'Parameters'),
    timeout: dialect.value(state, 'TimeoutSeconds'),
    heartbeat: dialect.value(state, 'HeartbeatSeconds'),
    finish: dialect.finish(state),
    next: nextOf(state),
  };
}

function* attempt(strand: Strand, raw: Json, plan: TaskPlan): Steps<Outcome> {
  const { engine, tasks, faults } = strand.execution;
  const data: StateData = { raw, input: plan.input(strand, raw) };
  strand.taskToken = plan.waitsForToken ? engine.tokens.issue() : undefined;
  const given = plan.arguments === undefined ? data.input : plan.arguments(strand, data);
  const parameters = given instanceof Promise ? yield* settled(given) : given;
  engine.dataLimit.check(parameters, strand.stateName);
  const deadlines =
    (plan.timeout ?? plan.heartbeat) ? yield* deadlinesOf(strand, data, plan) : NO_DEADLINES;
  recordSchedule(strand, plan, parameters, deadlines);
  if (strand.execution.strands > 1) yield TURN;
  record(strand, plan, 'Started', plan.events.resource === undefined ? undefined : {});
  const task = tasks.find(strand.stateName) ?? engine.nestedTask(plan.integration);
  if (task === undefined) {
    throw new TypeError(`no task for state '${strand.stateName}' (${plan.resource})`);
  }
  const item = strand.item?.index ?? strand.execution.parts.mapIndex;
  const fault = faults.next({ state: strand.stateName, item, branch: strand.branch });
  const call: Call = { strand, plan, task, parameters, deadlines, fault };
  const end =
    performNow(call) ?? (yield* perform(call, (answer) => recordSubmission(strand, plan, answer)));
  if (plan.waitsForJob && call.submitted !== true && wasSubmitted(end)) {
    recordSubmission(strand, plan, undefined);
  }
  const result = resultOf(strand, plan, end);
  const finished = plan.finish(strand, { raw, input: data.input, result });
  return exitState(
    strand,
    finished instanceof Promise ? yield* settled(finished) : finished,
    plan.next,
  );
}

function* deadlinesOf(strand: Strand, data: StateData, plan: TaskPlan): Steps<Deadlines> {
  return {
    timeoutMs: yield* secondsOf(strand, data, plan.timeout),
    heartbeatMs: yield* secondsOf(strand, data, plan.heartbeat),
  };
}

function* secondsOf(
  strand: Strand,
  data: StateData,
  field: Field | undefined,
): Steps<number | undefined> {
  if (field === undefined) return undefined;
  const soon = field(strand, data);
  const value = soon instanceof Promise ? yield* settled(soon) : soon;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value * 1000;
  throw field.unfit(value, 'a whole number above 0');
}

function recordSchedule(
  strand: Strand,
  { events }: TaskPlan,
  parameters: Json,
  { timeoutMs, heartbeatMs }: Deadlines,
): void {
  const { type, key } = events.names.Scheduled;
  const details = events.scheduled(parameters, strand.execution.names.region);
  if (timeoutMs === undefined && heartbeatMs === undefined) {
    strand.record(type, key, details);
    return;
  }
  strand.record(type, key, {
    ...details,
    ...(timeoutMs === undefined ? {} : { timeoutInSeconds: timeoutMs / 1000 }),
    ...(heartbeatMs === undefined ? {} : { heartbeatInSeconds: heartbeatMs / 1000 }),
  });
}

function record(
  strand: Strand,
  { events }: TaskPlan,
  kind: TaskEventKind,
  details: { readonly [field: string]: Json } | undefined,
): void {
  const { type, key } = events.names[kind];
  if (details === undefined) strand.record(type);
  else strand.record(type, key, details, events.resource);
}

/** The answer of a job's start is left out where nobody knows it: a handler gives the end of the job alone. */
function recordSubmission(strand: Strand, plan: TaskPlan, answer: Json | undefined): void {
  record(strand, plan, 'Submitted', answer === undefined ? {} : { output: answer });
}

/**
 * Whether a job got under way before it ended so: a job that failed is a States.TaskFailed, and any other error is the
 * service's refusal to start it.
 */
function wasSubmitted(end: AttemptEnd): boolean {
  return !('error' in end) || end.error === ERRORS.taskFailed;
}

function resultOf(strand: Strand, plan: TaskPlan, end: AttemptEnd): Json {
  const { engine } = strand.execution;
  if ('timedOut' in end) {
    record(strand, plan, 'TimedOut', { error: ERRORS.timeout });
    const late = end.timedOut === 'heartbeat' ? { alias: ERRORS.heartbeat } : {};
    throw new StateFailure({ error: ERRORS.timeout, ...late });
  }
  if ('output' in end) {
    const wraps = plan.wrapsPayload && !plan.waitsForToken;
    const output = wraps ? wrapPayload(end.output, engine.requestId()) : end.output;
    if (!engine.dataLimit.exceededBy(output)) {
      record(strand, plan, 'Succeeded', { output });
      return output;
    }
    throw failed(
      strand,
      plan,
      new StateFailure({
        error: ERRORS.dataLimit,
        cause: `The state/task '${plan.events.label}' returned a result with a size exceeding the maximum number of bytes service limit.`,
        oversizedResult: true,
      }),
    );
  }
  throw failed(strand, plan, new StateFailure({ error: end.error, cause: end.cause }));
}

function failed(strand: Strand, plan: TaskPlan, failure: StateFailure): StateFailure {
  record(strand, plan, 'Failed', {
    ...(failure.error === undefined ? {} : { error: failure.error }),
    ...(failure.cause === undefined ? {} : { cause: failure.cause }),
  });
  return failure;
}
