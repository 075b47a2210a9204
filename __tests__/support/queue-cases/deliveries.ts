import { batch, good, other, type QueueCase } from './queue-case';

const TEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const COPIES = TEN.map((id) => good('a', id));

/** Messages that can all be worked on: once, again, together, in another order, with another body. */
export const DELIVERIES: readonly QueueCase[] = [
  { name: 'a batch of none', steps: [batch([])], done: [] },
  { name: 'once', steps: [batch([good('a')])], done: ['a'] },
  { name: 'twice', steps: [batch([good('a')]), batch([good('a')])], done: ['a'] },
  {
    name: 'five times',
    steps: Array.from({ length: 5 }, () => batch([good('a')])),
    done: ['a'],
  },
  {
    name: 'two copies in one batch, which race',
    steps: [
      batch([good('a'), good('a', 'copy')], { shipping: [], questions: ['copy'] }),
      batch([good('a', 'copy')]),
    ],
    done: ['a'],
  },
  {
    name: 'ten copies in one batch, which race',
    steps: [batch(COPIES, { shipping: [], questions: TEN.slice(1) }), batch(COPIES)],
    done: ['a'],
  },
  {
    name: 'a copy that another producer’s retry made, under an id of its own',
    steps: [batch([good('a')]), batch([good('a', 'copy')])],
    done: ['a'],
  },
  { name: 'two subjects in one batch', steps: [batch([good('a'), good('b')])], done: ['a', 'b'] },
  { name: 'ten subjects in one batch', steps: [batch(TEN.map((id) => good(id)))], done: TEN },
  {
    name: 'ten subjects in one batch, twice, the second time backwards',
    steps: [batch(TEN.map((id) => good(id))), batch(TEN.toReversed().map((id) => good(id)))],
    done: TEN,
  },
  {
    name: 'one again beside a new one',
    steps: [batch([good('a'), good('b')]), batch([good('b'), good('c')])],
    done: ['a', 'b', 'c'],
  },
  {
    name: 'a copy of the first after the second',
    steps: [batch([good('a')]), batch([good('b')]), batch([good('a')])],
    done: ['a', 'b'],
  },
  {
    name: 'again with another body, after success',
    steps: [batch([good('a')]), batch([other('a')])],
    done: ['a'],
  },
  {
    name: 'again with another body, five times',
    steps: [batch([good('a')]), ...Array.from({ length: 5 }, () => batch([other('a')]))],
    done: ['a'],
  },
  {
    name: 'with another body first',
    steps: [batch([other('a')]), batch([good('a')])],
    done: ['a'],
  },
  {
    name: 'with another body in the same batch, after it',
    steps: [
      batch([good('a'), other('a', 'other')], { shipping: [], questions: ['other'] }),
      batch([other('a', 'other')]),
    ],
    done: ['a'],
  },
  {
    name: 'with another body in the same batch, before it',
    steps: [
      batch([other('a', 'other'), good('a')], { shipping: [], questions: ['a'] }),
      batch([good('a')]),
    ],
    done: ['a'],
  },
];
