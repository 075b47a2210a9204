import { batch, become, good, other, type QueueCase } from './queue-case';

/** Messages that come before their time, or after it. */
export const DELAYS: readonly QueueCase[] = [
  {
    name: 'too early',
    steps: [become({ a: 'early' }), batch([good('a')], ['a'])],
    done: [],
  },
  {
    name: 'too early five times',
    steps: [become({ a: 'early' }), ...Array.from({ length: 5 }, () => batch([good('a')], ['a']))],
    done: [],
  },
  {
    name: 'too early, and again in time',
    steps: [
      become({ a: 'early' }),
      batch([good('a')], ['a']),
      become({ a: 'ready' }),
      batch([good('a')]),
    ],
    done: ['a'],
  },
  {
    name: 'too early, and twice in time',
    steps: [
      become({ a: 'early' }),
      batch([good('a')], ['a']),
      become({ a: 'ready' }),
      batch([good('a')]),
      batch([good('a')]),
    ],
    done: ['a'],
  },
  {
    name: 'too early, in the middle of three',
    steps: [become({ b: 'early' }), batch([good('a'), good('b'), good('c')], ['b'])],
    done: ['a', 'c'],
  },
  {
    name: 'too early on both sides of one',
    steps: [
      become({ a: 'early', c: 'early' }),
      batch([good('a'), good('b'), good('c')], ['a', 'c']),
    ],
    done: ['b'],
  },
  {
    name: 'too early with another body, and again in time',
    steps: [
      become({ a: 'early' }),
      batch([other('a')], ['a']),
      become({ a: 'ready' }),
      batch([good('a')]),
    ],
    done: ['a'],
  },
  { name: 'too late', steps: [become({ a: 'gone' }), batch([good('a')])], done: [] },
  {
    name: 'too late, twice',
    steps: [become({ a: 'gone' }), batch([good('a')]), batch([good('a')])],
    done: [],
  },
  {
    name: 'too late, with another body',
    steps: [become({ a: 'gone' }), batch([other('a')])],
    done: [],
  },
  {
    name: 'too late, beside one in time',
    steps: [become({ a: 'gone' }), batch([good('a'), good('b')])],
    done: ['b'],
  },
  {
    name: 'too early, and again too late',
    steps: [
      become({ a: 'early' }),
      batch([good('a')], ['a']),
      become({ a: 'gone' }),
      batch([good('a')]),
    ],
    done: [],
  },
  {
    name: 'again too late, after success',
    steps: [batch([good('a')]), become({ a: 'gone' }), batch([good('a')])],
    done: ['a'],
  },
];
