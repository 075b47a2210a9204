import { Logger } from '@aws-lambda-powertools/logger';
import { describe, expect, jest, test } from '@jest/globals';
import { makeLog } from '../../../lambdas/shared/logger';

function makeLines() {
  const logger = new Logger({ serviceName: 'order', logLevel: 'INFO' });
  const lines: Record<string, unknown>[] = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(logger['console'], level).mockImplementation((line: unknown) => {
      lines.push(JSON.parse(String(line)));
    });
  }
  return { log: makeLog(logger), lines };
}

describe('the log', () => {
  test('writes structured lines of each level', () => {
    const { lines, log } = makeLines();

    log.info('one', { status: 'PAID' });
    log.warn('two');
    log.error('three', { error: new TypeError('broken') });

    expect(lines).toMatchObject([
      { level: 'INFO', message: 'one', status: 'PAID', service: 'order' },
      { level: 'WARN', message: 'two' },
      { level: 'ERROR', message: 'three', error: { name: 'TypeError', message: 'broken' } },
    ]);
  });

  test('carries a correlation id only where it was bound', () => {
    const { lines, log } = makeLines();

    log.about('order-1').warn('bound');
    log.warn('free');

    expect(lines[0]).toMatchObject({ message: 'bound', correlation_id: 'order-1' });
    expect(lines[1]).not.toHaveProperty('correlation_id');
  });
});
