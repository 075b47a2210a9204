import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadHandler } from '../../../local/run/handler-file';
import { lambdaHandler } from '../../../local/run/lambda-handler';
import { OptionError } from '../../../local/run/option-error';
import { simulate } from '../../../simulator/simulate';
import { temporaryDirectory } from '../../support/temporary-directory';

const directory = temporaryDirectory('handler-file');
const cache = join(directory, 'cache');

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

describe('a handler file', () => {
  test.each([
    ['a.ts', 'export default (n: number): number => n + 1;'],
    ['b.ts', 'export const handler = (n: number): number => n + 1;'],
    ['c.mjs', 'export default (n) => n + 1;'],
    ['d.cjs', 'module.exports = (n) => n + 1;'],
    ['e.js', 'exports.handler = (n) => n + 1;'],
    ['f.ts', "import { one } from './one';\nexport const handler = (n: number) => n + one;"],
    ['g.ts', 'export default { handler: (n: number) => n + 1 };'],
  ])('may be like %s: %s', async (name, text) => {
    file('one.ts', 'export const one = 1;');

    const handler = await loadHandler(file(name, text), cache);

    expect(handler(1)).toBe(2);
  });

  test('is bundled anew when it has changed', async () => {
    await loadHandler(file('changed.ts', 'export default () => 1;'), cache);

    const handler = await loadHandler(file('changed.ts', 'export default () => 2;'), cache);

    expect(handler()).toBe(2);
  });

  test.each([
    ['syntax.ts', 'export default (', 'does not compile: '],
    ['import.ts', "import './lost';\nexport default () => 1;", 'Could not resolve "./lost"'],
    ['throws.ts', "throw new TypeError('no table');", 'breaks while it loads: TypeError: no table'],
    ['words.ts', "throw 'no table';", 'breaks while it loads: no table'],
    ['empty.ts', 'export const other = 1;', 'exports no function; allowed: export default'],
  ])('%s is refused with its reason', async (name, text, message) => {
    const loading = loadHandler(file(name, text), cache);

    await expect(loading).rejects.toThrow(OptionError);
    await expect(loading).rejects.toThrow(message);
  });

  test('is called as a function with its name, its deadline and its request', async () => {
    const handler = await loadHandler(
      file(
        'context.ts',
        `export const handler = (_event: unknown, context: { functionName: string; awsRequestId: string;
          getRemainingTimeInMillis(): number }) => [
          context.functionName, context.awsRequestId, context.getRemainingTimeInMillis()];`,
      ),
      cache,
    );
    const task = (resource: string, fields: object): object => ({
      StartAt: 'Pay',
      States: { Pay: { Type: 'Task', Resource: resource, ...fields, End: true } },
    });
    const named = 'arn:aws:lambda:eu-west-1:123456789012:function:pay';
    const tasks = { Pay: lambdaHandler(handler) };

    const plain = await simulate(task(named, {}), { tasks });
    const unnamed = await simulate(
      task('arn:aws:states:::lambda:invoke', {
        Parameters: { Payload: 1 },
        OutputPath: '$.Payload',
      }),
      { tasks },
    );

    expect(plain.output).toEqual(['pay', 'execution/Pay/1', 900_000]);
    expect(unnamed.output).toEqual(['invoke', 'execution/Pay/1', 900_000]);
  });

  test('that is not there is named', async () => {
    const path = join(directory, 'lost.ts');

    await expect(loadHandler(path, cache)).rejects.toThrow(`cannot read ${path}: no such file`);
  });
});
