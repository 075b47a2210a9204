import { SeededRandom } from '../../simulator/random';
import type { Fault } from '../../simulator/tasks/faults';
import type { LocalWorkflow } from '../local-workflow';
import type { MatrixCase } from './matrix-case';
import { type FaultyTask, failing, singleFaults, timesOf } from './task-faults';
import type { Exploration } from './ways';

/** Errors of the second fault of a pair: one that is retried, one that may hide an effect, one that is final. */
const PAIR_ERRORS = ['Lambda.ServiceException', 'States.Timeout', 'NobodyExpectsThis'];

/** Chances that a call of a random schedule goes wrong. */
const FAULT_RATES = [0.01, 0.05, 0.2];
const FAULTY_ATTEMPTS = 8;
/** Of the calls that go wrong, those that only happen twice. */
const DUPLICATE_RATE = 0.1;
/** An event after which a random schedule may stop the execution. */
const LAST_STOP = 80;

/** Every error at every Task, in every pattern and every way to meet the effect. */
export function* singleCases(
  tasks: readonly FaultyTask[],
  { ways }: Exploration,
): Generator<MatrixCase> {
  for (const task of tasks) {
    const way = ways.get(task.name);
    if (way === undefined) continue;
    for (const faults of singleFaults(task)) {
      yield { group: 'single', seed: 1, ...way, faults: [...faults, ...way.faults] };
    }
  }
}

/** On every path that a failure takes, a second failure at each Task that it passes. */
export function* pairCases(
  tasks: readonly FaultyTask[],
  { paths }: Exploration,
): Generator<MatrixCase> {
  for (const { way, entered } of paths.filter(({ way: { faults } }) => faults.length > 0)) {
    const failed = new Set(way.faults.map(({ state }) => state));
    const passed = tasks.filter(({ name }) => entered.includes(name) && !failed.has(name));
    for (const task of passed) {
      for (const second of secondFaults(task)) {
        yield { group: 'pair', seed: 1, ...way, faults: [...way.faults, second] };
      }
    }
  }
}

function secondFaults({ name: state, failsAs }: FaultyTask): Fault[] {
  const errors = failsAs === undefined ? PAIR_ERRORS : [failsAs];
  return errors.flatMap((error) =>
    timesOf(error).flatMap((when) =>
      ([1, 'every'] as const).map((attempt): Fault => ({ state, error, attempt, when })),
    ),
  );
}

/** Each Task run twice, as when a message is delivered twice. */
export function* duplicateCases(
  tasks: readonly FaultyTask[],
  { ways }: Exploration,
): Generator<MatrixCase> {
  for (const { name } of tasks) {
    const way = ways.get(name);
    if (way === undefined) continue;
    const twice: Fault = { state: name, attempt: 'every', duplicate: true };
    yield { group: 'duplicate', seed: 1, ...way, faults: [twice, ...way.faults] };
  }
}

/** The execution stopped after each of its events, on every path. */
export function* stopCases({ paths }: Exploration): Generator<MatrixCase> {
  for (const { way, events } of paths) {
    for (let stopAfterEvent = 1; stopAfterEvent < events; stopAfterEvent++) {
      yield { group: 'stop', seed: 1, ...way, stopAfterEvent };
    }
  }
}

/** Schedules drawn by their seeds: any Task, any attempt, any error, often several at once. */
export function* randomCases(
  tasks: readonly FaultyTask[],
  workflow: Pick<LocalWorkflow, 'options' | 'matrix'>,
  { runs, firstSeed }: { readonly runs: number; readonly firstSeed: number },
): Generator<MatrixCase> {
  for (let index = 0; index < runs; index++) {
    const seed = firstSeed + index;
    const rate = FAULT_RATES[index % FAULT_RATES.length] ?? 0;
    yield randomCase(tasks, workflow, seed, rate);
  }
}

function randomCase(
  tasks: readonly FaultyTask[],
  { options = [], matrix }: Pick<LocalWorkflow, 'options' | 'matrix'>,
  seed: number,
  rate: number,
): MatrixCase {
  const random = new SeededRandom(seed);
  const happens = (chance: number): boolean => random.next() < chance;
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  const faults = tasks.flatMap(({ name, errors }) =>
    Array.from({ length: FAULTY_ATTEMPTS }, (_, index) => index + 1)
      .filter(() => happens(rate))
      .map((attempt): Fault => {
        if (happens(DUPLICATE_RATE)) return { state: name, attempt, duplicate: true };
        const error = oneOf(errors);
        return { ...failing(name, error), attempt, when: oneOf(timesOf(error)) };
      }),
  );
  const chosen = options
    .filter(({ values }) => values !== undefined && happens(rate))
    .map(({ name, values = [] }) => [name, oneOf(values)]);
  return {
    group: 'random',
    seed,
    faults,
    options: { ...matrix?.always, ...Object.fromEntries(chosen) },
    ...(happens(rate) ? { stopAfterEvent: 1 + Math.floor(random.next() * LAST_STOP) } : {}),
  };
}
