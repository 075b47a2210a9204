import type { SimulationResult } from '../../simulator/simulate';
import { OptionError } from './option-error';

/** How an execution is to end. */
export interface Expectation {
  readonly status: SimulationResult['status'];
  /** @default any error, or none */
  readonly error?: string;
}

const STATUSES = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/**
 * Reads `--expect STATUS` or `--expect STATUS:ERROR`.
 * @throws OptionError for a status that no execution ends with, or an error of one that succeeded
 */
export function parseExpectation(text: string): Expectation {
  const [, given = '', error] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  const status = STATUSES.find((known) => known === given);
  if (status === undefined) {
    throw new OptionError(
      `--expect '${text}': no execution ends with '${given}'; allowed: ${STATUSES.join(', ')}, each with :ERROR behind it but the first`,
    );
  }
  if (error === undefined) return { status };
  if (error !== '' && status !== 'SUCCEEDED') return { status, error };
  throw new OptionError(
    error === ''
      ? `--expect '${text}': no error after the colon; allowed: ${status}, or ${status}:ERROR`
      : `--expect '${text}': an execution that succeeds has no error; allowed: SUCCEEDED`,
  );
}

/** True when the execution ended as expected. */
export function meets(result: SimulationResult, { status, error }: Expectation): boolean {
  return result.status === status && (error === undefined || result.error === error);
}

/** `FAILED with PaymentDeclined`. */
export function describeEnd({
  status,
  error,
}: {
  readonly status: string;
  readonly error?: string | undefined;
}): string {
  return error === undefined ? status : `${status} with ${error}`;
}
