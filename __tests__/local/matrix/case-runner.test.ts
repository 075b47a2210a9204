import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../asl/json';
import type { LocalRunRequest, LocalWorkflow } from '../../../local/local-workflow';
import { WorldRunner } from '../../../local/matrix/case-runner';
import type { MatrixCase } from '../../../local/matrix/matrix-case';
import { simulate } from '../../../simulator/simulate';

const definition: JsonObject = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
const CASE: MatrixCase = { group: 'path', seed: 5, options: { kind: 'rare' }, faults: [] };

/** A runner in a world whose runs throw what they are told to throw, if anything. */
async function open(thrown?: unknown, machine = definition) {
  const requests: LocalRunRequest[] = [];
  const workflow: Pick<LocalWorkflow, 'open' | 'numbered'> = {
    numbered: (run) => ({ id: run }),
    async open() {
      return {
        definition: JSON.stringify(definition),
        async run(request) {
          requests.push(request);
          if (thrown !== undefined) throw thrown;
          const result = await simulate(machine, { input: request.input });
          return {
            result,
            executionName: 'e',
            effects: [],
            brokenInvariants: async () => [{ id: 'X', says: 'it broke' }],
          };
        },
        close: async () => undefined,
      };
    },
  };
  return { requests, runner: await WorldRunner.open(workflow as LocalWorkflow) };
}

describe('a case in a world of this process', () => {
  test('is run on an input of its own, and judged', async () => {
    const { runner, requests } = await open();

    const first = await runner.run(CASE);
    await runner.run({ ...CASE, stopAfterEvent: 3, statusEvents: 'lost' });
    await runner.close();

    expect(runner.definition).toEqual(definition);
    expect(first).toEqual({
      status: 'SUCCEEDED',
      entered: ['A'],
      events: 4,
      broken: [{ id: 'X', says: 'it broke' }],
    });
    expect(requests).toEqual([
      { input: { id: 1 }, faults: [], options: { kind: 'rare' }, seed: 5 },
      {
        input: { id: 2 },
        faults: [],
        options: { kind: 'rare' },
        seed: 5,
        stopAfterEvent: 3,
        statusEvents: 'lost',
      },
    ]);
  });

  test('tells the error that its run ended with', async () => {
    const { runner } = await open(undefined, {
      StartAt: 'A',
      States: { A: { Type: 'Fail', Error: 'SoldOut' } },
    });

    expect(await runner.run(CASE)).toMatchObject({ status: 'FAILED', error: 'SoldOut' });
  });

  test.each([
    ['an error, with its trace', new Error('lost'), /^Error: lost\n {4}at /],
    ['an error without a trace', Object.assign(new Error('lost'), { stack: undefined }), /^lost$/],
    ['anything else', 'lost', /^lost$/],
  ])('that throws %s is a broken run', async (_what, thrown, says) => {
    const { runner } = await open(thrown);

    expect(await runner.run(CASE)).toEqual({
      status: 'BROKEN',
      entered: [],
      events: 0,
      broken: [{ id: 'run', says: expect.stringMatching(says) }],
    });
  });
});
