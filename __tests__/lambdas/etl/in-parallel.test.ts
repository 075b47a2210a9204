import { describe, expect, test } from '@jest/globals';
import { inParallel } from '../../../lambdas/etl/in-parallel';

describe('inParallel', () => {
  test('works on so many items at once, and answers in their order', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 4, 3, 2, 1], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < item; turn++) await Promise.resolve();
      running -= 1;
      return item * 10;
    });

    expect(results).toEqual([50, 40, 30, 20, 10]);
    expect(most).toBe(2);
  });

  test('rejects as the first failure does, and begins no item after it', async () => {
    const begun: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      if (item === 1) throw new Error('item 1 failed');
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    };

    await expect(inParallel([1, 2, 3, 4], 2, work)).rejects.toThrow('item 1 failed');
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    expect(begun).toEqual([1, 2]);
  });

  test('has nothing to do for no item', async () => {
    expect(await inParallel([], 16, () => Promise.reject(new Error('called')))).toEqual([]);
  });
});
