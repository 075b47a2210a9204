import { describe, expect, test } from '@jest/globals';
import { FunctionHost, type LocalFunction } from '../../../local/world/function-host';
import { historyPage } from '../../../local/world/history-page';
import { simulate } from '../../../simulator/simulate';

const functionOf = (handler: unknown): LocalFunction => ({
  part: 'work',
  name: 'sfn-work',
  environment: {},
  load: async () => ({ handler }),
});

describe('functions', () => {
  test('are refused without a handler', async () => {
    await expect(new FunctionHost().load([functionOf(5)])).rejects.toThrow(
      'work exports no handler',
    );
  });

  test('are called by name, by ARN and by the ARN of an alias, and by no other name', async () => {
    const host = new FunctionHost();
    await host.load([functionOf((event: number) => event + 1)]);
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:sfn-work';

    const answers = await Promise.all(
      ['sfn-work', arn, `${arn}:live`].map((name, index) => host.invoke(name, index)),
    );

    expect(answers).toEqual([1, 2, 3]);
    await expect(host.invoke('lost', 1)).rejects.toThrow("no function 'lost'; allowed: sfn-work");
  });
});

describe('a page of a history', () => {
  test.each(['-1', '1.5', 'next', '99'])('is refused for the token %j', async (nextToken) => {
    const { history } = await simulate({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });

    expect(() => historyPage(history, { nextToken })).toThrow(
      `nextToken is '${nextToken}'; it is not one of this list`,
    );
  });

  test('holds a hundred events unless it is asked for more', async () => {
    const rest = { Type: 'Pass', Next: 'A' };
    const { history } = await simulate({ StartAt: 'A', States: { A: rest } }, { maxEvents: 2_500 });
    const lengths = [null, 0, 5_000].map((maxResults) => {
      const { events } = historyPage(history, { maxResults });
      return Array.isArray(events) ? events.length : undefined;
    });

    expect(lengths).toEqual([100, 100, 1_000]);
  });
});
