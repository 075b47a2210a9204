import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { makeLog } from '../../../lambdas/shared/logger';
import { setVariables } from '../../../local/world/environment';
import { HandlerOutput } from '../../../local/world/handler-output';

const printed: string[] = [];
const print = (text: string | Uint8Array): boolean => {
  printed.push(String(text));
  return true;
};

beforeEach(() => {
  printed.length = 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(print);
  jest.spyOn(process.stderr, 'write').mockImplementation(print);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('what a handler writes', () => {
  test('is told to who listens, from both streams and as bytes too, and is not printed', async () => {
    const heard: string[] = [];
    const output = new HandlerOutput();
    const { write } = process.stdout;
    const restore = output.divert();

    const answer = await output.during(
      (text) => heard.push(text),
      async () => {
        process.stdout.write('one');
        await Promise.resolve();
        process.stderr.write(Buffer.from('zwei – two'));
        return 'done';
      },
    );
    process.stdout.write('between');
    restore();
    process.stdout.write('after');

    expect(process.stdout.write).toBe(write);
    expect(answer).toBe('done');
    expect(heard).toEqual(['one', 'zwei – two']);
    expect(printed).toEqual(['between', 'after']);
  });

  test('is told to its own listener where two run at once', async () => {
    const output = new HandlerOutput();
    const restore = output.divert();
    const heard: Record<string, string[]> = { a: [], b: [] };
    const run = (name: string) =>
      output.during(
        (text) => heard[name]?.push(text),
        async () => {
          await Promise.resolve();
          process.stdout.write(name);
        },
      );

    await Promise.all([run('a'), run('b')]);
    restore();

    expect(heard).toEqual({ a: ['a'], b: ['b'] });
  });

  test('is every line of its log', () => {
    const restoreVariables = setVariables({ POWERTOOLS_LOG_LEVEL: 'TRACE' });
    const output = new HandlerOutput();
    const restore = output.divert();
    const heard: string[] = [];

    output.during(
      (text) => heard.push(text),
      () => {
        const log = makeLog();
        log.info('fine');
        log.warn('odd');
        log.error('wrong');
      },
    );
    restore();
    restoreVariables();

    expect(heard.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
      'fine',
      'odd',
      'wrong',
    ]);
  });
});
