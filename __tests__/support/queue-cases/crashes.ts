import { batch, become, good, other, type QueueCase } from './queue-case';

/** Messages whose work breaks off. */
export const CRASHES: readonly QueueCase[] = [
  {
    name: 'again after the first call failed',
    steps: [batch([good('a')], ['a'], ['first', 'before']), batch([good('a')])],
    done: ['a'],
  },
  {
    name: 'again after the answer to the first call was lost',
    steps: [batch([good('a')], ['a'], ['first', 'after']), batch([good('a')])],
    done: ['a'],
  },
  {
    name: 'again after the last call failed',
    steps: [batch([good('a')], ['a'], ['last', 'before']), batch([good('a')])],
    // Nobody knows whether that mail has left: its link dies, and another one is mailed.
    done: { shipping: ['a'], questions: ['a (dead)', 'a'] },
  },
  {
    name: 'again after the answer to the last call was lost',
    steps: [batch([good('a')], ['a'], ['last', 'after']), batch([good('a')])],
    done: ['a'],
  },
  {
    name: 'a fourth time after three failures',
    steps: [
      ...Array.from({ length: 3 }, () => batch([good('a')], ['a'], ['first', 'before'])),
      batch([good('a')]),
    ],
    done: ['a'],
  },
  {
    name: 'as often as the queue allows, and never with success',
    steps: Array.from({ length: 5 }, () => batch([good('a')], ['a'], ['first', 'before'])),
    done: [],
  },
  {
    name: 'beside neighbours, which the failure of one leaves alone',
    steps: [
      batch([good('a'), good('b'), good('c')], ['a'], ['first', 'before']),
      batch([good('a')]),
    ],
    done: ['a', 'b', 'c'],
  },
  {
    name: 'two copies in one batch after a failure',
    steps: [
      batch([good('a')], ['a'], ['first', 'before']),
      batch([good('a'), good('a', 'copy')], { shipping: [], questions: ['copy'] }),
      batch([good('a', 'copy')]),
    ],
    done: ['a'],
  },
  {
    name: 'with another body after a failure that came behind every effect',
    steps: [batch([good('a')], ['a'], ['last', 'after']), batch([other('a')])],
    done: ['a'],
  },
  {
    name: 'again too late, after the last call failed: what was begun is finished',
    steps: [
      batch([good('a')], ['a'], ['last', 'before']),
      become({ a: 'gone' }),
      batch([good('a')]),
    ],
    done: ['a'],
  },
  {
    name: 'again after success, and the first call fails',
    steps: [batch([good('a')]), batch([good('a')], ['a'], ['first', 'before']), batch([good('a')])],
    done: ['a'],
  },
];
