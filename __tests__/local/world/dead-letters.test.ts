import { describe, expect, test } from '@jest/globals';
import { APPROVAL_DESCRIPTION } from '../../../local/approval/world';
import { SAGA_DESCRIPTION } from '../../../local/saga/world';
import { DeadLetters, unexplained } from '../../../local/world/dead-letters';

/** The dead letters of the approval, over queues that hold these bodies. */
function lettersIn(held: Readonly<Record<string, readonly string[]>>) {
  const left = new Map(Object.entries(held));
  const drained: string[] = [];
  const drain = async (url: string): Promise<readonly string[]> => {
    const part = url.replace(/^.*approval-/, '');
    drained.push(part);
    const bodies = left.get(part) ?? [];
    left.delete(part);
    return bodies;
  };
  return { letters: new DeadLetters({ drain }, APPROVAL_DESCRIPTION), left, drained };
}

describe('the dead letters of a world', () => {
  test('are those of every queue that has any, and of no other', async () => {
    const { letters, drained } = lettersIn({ 'payroll-dead-letters': ['one', 'two'] });

    expect(await letters.read()).toEqual([
      { queue: 'payroll-dead-letters', body: 'one' },
      { queue: 'payroll-dead-letters', body: 'two' },
    ]);
    expect(drained).toEqual(['questions-dead-letters', 'payroll-dead-letters']);
  });

  test('stay, however often they are read, until another session begins', async () => {
    const { letters, left } = lettersIn({ 'payroll-dead-letters': ['one'] });
    const first = await letters.read();
    const again = await letters.read();
    letters.begin();
    left.set('questions-dead-letters', ['two']);

    expect(again).toEqual(first);
    expect(await letters.read()).toEqual([{ queue: 'questions-dead-letters', body: 'two' }]);
  });

  test('are none in the saga, whose invariants do not look at any', () => {
    const parts = SAGA_DESCRIPTION.queues?.map(({ part }) => part) ?? [];

    expect(parts.filter((part) => part.endsWith('-dead-letters'))).toEqual([]);
  });

  test('are told without what they say', () => {
    const letters = [
      { queue: 'payroll-dead-letters', body: 'secret' },
      { queue: 'payroll-dead-letters', body: 'known' },
    ];

    expect(unexplained(letters, ({ body }) => body === 'known')).toEqual([
      'a message lies in payroll-dead-letters, and nothing explains it',
    ]);
  });
});
