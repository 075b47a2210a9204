import type { Log } from '../../lambdas/shared/logger';

/** A line that was logged. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly correlationId: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that remembers. `text` is everything in it, errors with message and stack as the real one prints them. */
export interface FakeLog extends Log {
  readonly lines: LogLine[];
  text(): string;
}

/** An empty log. */
export function makeFakeLog(lines: LogLine[] = [], correlationId?: string): FakeLog {
  const at =
    (level: LogLine['level']): Log['info'] =>
    (message, fields = {}) => {
      lines.push({ level, message, correlationId, fields });
    };

  return {
    lines,
    about: (id) => makeFakeLog(lines, id),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    text: () =>
      JSON.stringify(lines, (_, value) =>
        value instanceof Error ? `${value.name} ${value.message} ${value.stack}` : value,
      ),
  };
}
