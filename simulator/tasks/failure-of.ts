import type { Integration } from '../../asl/integration';
import { TaskFailure } from './handler';

/** What a thrown value fails its task with. */
export interface ThrownFailure {
  readonly error: string;
  readonly cause: string;
}

/**
 * An error's name is the Error. For Lambda the Cause is the JSON text that the Node runtime reports, with the first
 * line of the trace only (the rest would differ from machine to machine); for anything else it is the message.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export function failureOf(thrown: unknown, integration: Integration): ThrownFailure {
  const name = thrown instanceof Error ? thrown.name : typeOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof TaskFailure) return { error: thrown.error, cause: thrown.reason ?? '' };
  if (!isLambda(integration)) return { error: name, cause: message };
  return {
    error: name,
    cause: JSON.stringify({
      errorType: name,
      errorMessage: message,
      trace: [`${name}: ${message}`],
    }),
  };
}

/** True for both ways to call a function. */
export function isLambda(integration: Integration): boolean {
  return (
    integration.kind === 'lambda-arn' ||
    (integration.kind === 'optimized' &&
      integration.service === 'lambda' &&
      integration.action === 'invoke')
  );
}

function typeOf(thrown: unknown): string {
  return thrown === null ? 'null' : typeof thrown;
}
