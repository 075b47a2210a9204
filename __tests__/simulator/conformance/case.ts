import type { Json } from '../../../asl/json';
import type { SimulateOptions } from '../../../simulator/simulate';
import { only } from '../../support/machines';
import { failed, succeeded, through } from './events';

/** One line of the conformance table. */
export interface ConformanceCase {
  readonly name: string;
  /** Page that says so; `recorded` where recorded executions of the service show it. */
  readonly source: string;
  readonly definition: object;
  readonly options?: SimulateOptions;
  readonly expected: Expected;
  /** Types of the events, in order. */
  readonly events: readonly string[];
}

export type Expected =
  | { readonly output: Json }
  | { readonly error: string; readonly cause?: string; readonly status?: 'TIMED_OUT' | 'ABORTED' };

export const DOCS = 'https://docs.aws.amazon.com/step-functions/latest/dg';

/** What a failed row expects: an error, and words of its cause. */
export interface Failing {
  readonly error: string;
  readonly cause?: string;
}

export const fails = (error: string, cause?: string): Failing =>
  cause === undefined ? { error } : { error, cause };

const isFailing = (value: unknown): value is Failing =>
  typeof value === 'object' && value !== null && Object.keys(value)[0] === 'error';

/** A case of one Pass state, whose events follow from its end. */
export function passCase(
  name: string,
  source: string,
  fields: object,
  input: Json,
  expected: Json | Failing,
  more: object = {},
): ConformanceCase {
  const failing = isFailing(expected);
  const evaluated = failing && expected.error === 'States.QueryEvaluationError';
  return {
    name,
    source,
    definition: only({ Type: 'Pass', ...fields }, more),
    options: { input },
    expected: failing ? expected : { output: expected as Json },
    events: failing
      ? failed('PassStateEntered', ...(evaluated ? ['EvaluationFailed'] : []))
      : succeeded(...through('Pass')),
  };
}
