import { Logger } from '@aws-lambda-powertools/logger';

/** Fields of a log line. Never a token, a secret, a signature or the body of a request. */
export type LogFields = Readonly<Record<string, unknown>>;

/** What the handlers need of a logger; tests pass one that remembers. */
export interface Log {
  /** The same log with a correlation id (the order id), without which nothing is remembered between calls. */
  about(correlationId: string): Log;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/**
 * Structured logs on Powertools; the level comes from `POWERTOOLS_LOG_LEVEL`, the service from
 * `POWERTOOLS_SERVICE_NAME`. Bound, not stateful: a batch handles several orders at once.
 */
export function makeLog(logger = new Logger(), correlationId?: string): Log {
  const bound = correlationId === undefined ? {} : { correlation_id: correlationId };

  return {
    about: (id) => makeLog(logger, id),
    info: (message, fields) => logger.info(message, { ...bound, ...fields }),
    warn: (message, fields) => logger.warn(message, { ...bound, ...fields }),
    error: (message, fields) => logger.error(message, { ...bound, ...fields }),
  };
}
