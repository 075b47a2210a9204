import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { handlerSources } from '../../../scripts/mutation/handler-files';
import { handlerMutants } from '../../../scripts/mutation/handler-mutants';
import type { Mutant } from '../../../scripts/mutation/mutant';
import { temporaryDirectory } from '../../support/temporary-directory';

const FILES: Readonly<Record<string, string>> = {
  'lambdas/pay/pay.ts': `import { http } from '../shared/http';
// Größer als ASCII: places are bytes.
export const pay = (id: string) => http.post('/charges', \`pay/\${id}\`, {});
export const redrive = (clientToken: string) => send({ clientToken });
export const start = (name: string) => new StartExecutionCommand({ name, input: '{}' });
export const named = (name: string) => new OtherCommand({ name });
`,
  'lambdas/pay/table.ts': `export const write = (more: string) => ({
  UpdateExpression: \`SET a = if_not_exists(a, :a)\${more}\`,
  ConditionExpression: 'a = :a' + more,
});
`,
  'lambdas/shared/http.ts': `export interface Http {
  post(path: string, idempotencyKey: string, body: object): void;
}
export const headers = (idempotencyKey: string) => ({ 'idempotency-key': idempotencyKey });
`,
  'lambdas/other/unused.ts': "export const other = { ConditionExpression: 'b = :b' };\n",
};

const root = temporaryDirectory('handlers');
let mutants: readonly Mutant[];
beforeAll(() => {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  mutants = handlerMutants(handlerSources(root, ['lambdas/pay']));
});

/** The line that a mutant changes, as it is then. */
function changedLine({ place, edit }: Mutant): string | undefined {
  const bytes = Buffer.from(FILES[edit.file] ?? '');
  const text = [bytes.subarray(0, edit.start), edit.replacement, bytes.subarray(edit.end)].join('');
  return text
    .replace('globalThis.crypto.randomUUID()', 'RANDOM')
    .split('\n')
    [Number(place.split(':')[1]) - 1]?.trim();
}

describe('mutants of handlers', () => {
  test.each([
    ['key/pay/0', "export const pay = (id: string) => http.post('/charges', RANDOM, {});"],
    ['key/pay/1', 'export const redrive = (clientToken: string) => send({ clientToken: RANDOM });'],
    [
      'key/pay/2',
      "export const start = (name: string) => new StartExecutionCommand({ name: RANDOM, input: '{}' });",
    ],
    ['guard/table/0', 'UpdateExpression: `SET a = :a${more}`,'],
    [
      'condition/table/0',
      "ConditionExpression: '(' + ('a = :a' + more) + ') OR attribute_not_exists(mutated)',",
    ],
    [
      'key/http/0',
      "export const headers = (idempotencyKey: string) => ({ 'idempotency-key': RANDOM });",
    ],
  ])('%s', (id, line) => {
    const mutant = mutants.find((one) => one.id === id);

    expect(mutant && changedLine(mutant)).toBe(line);
  });

  test('are of the folders that are named and of what these import, and no others', () => {
    expect(mutants).toHaveLength(6);
    expect(new Set(mutants.map(({ edit }) => edit.file))).toEqual(
      new Set(['lambdas/pay/pay.ts', 'lambdas/pay/table.ts', 'lambdas/shared/http.ts']),
    );
  });
});
