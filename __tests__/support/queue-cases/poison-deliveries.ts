import { batch, become, good, poison, type QueueCase } from './queue-case';

const TEN = Array.from({ length: 10 }, (_, index) => `poison-${index}`);

/** Ways in which a message comes that is none. */
export const POISON_DELIVERIES: readonly QueueCase[] = [
  { name: 'poison alone', steps: [batch([poison()], ['poison'])], done: [] },
  {
    name: 'poison as often as the queue allows',
    steps: Array.from({ length: 5 }, () => batch([poison()], ['poison'])),
    done: [],
  },
  {
    name: 'the same poison twice in one batch',
    steps: [batch([poison('one'), poison('two')], ['one', 'two'])],
    done: [],
  },
  {
    name: 'ten poisons',
    steps: [
      batch(
        TEN.map((id) => poison(id)),
        TEN,
      ),
    ],
    done: [],
  },
  {
    name: 'poison before two good ones',
    steps: [batch([poison(), good('a'), good('b')], ['poison'])],
    done: ['a', 'b'],
  },
  {
    name: 'poison between two good ones',
    steps: [batch([good('a'), poison(), good('b')], ['poison'])],
    done: ['a', 'b'],
  },
  {
    name: 'poison after two good ones',
    steps: [batch([good('a'), good('b'), poison()], ['poison'])],
    done: ['a', 'b'],
  },
  {
    name: 'poison that comes back beside new ones',
    steps: [batch([poison(), good('a')], ['poison']), batch([poison(), good('b')], ['poison'])],
    done: ['a', 'b'],
  },
  {
    name: 'poison, and under the same id what was meant',
    steps: [batch([poison('a', 'a')], ['a']), batch([good('a')])],
    done: ['a'],
  },
  {
    name: 'a good one, and under the same id poison',
    steps: [batch([good('a')]), batch([poison('a', 'a')], ['a'])],
    done: ['a'],
  },
  {
    name: 'poison, too early, too late and in time together',
    steps: [
      become({ a: 'early', b: 'gone' }),
      batch([poison(), good('a'), good('b'), good('c')], ['poison', 'a']),
    ],
    done: ['c'],
  },
  {
    name: 'poison beside one whose first call fails',
    steps: [batch([poison(), good('a')], ['poison', 'a'], ['first', 'before']), batch([good('a')])],
    done: ['a'],
  },
];
