import type { Json } from '../../../asl/json';
import { innerPass, map, one, only } from '../../support/machines';
import { type ConformanceCase, DOCS, fails } from './case';
import { failed, iteration, succeeded, through, throughMap, together } from './events';

const SOURCE = `${DOCS}/state-map-inline.html`;

const mapped = (
  name: string,
  fields: object,
  input: Json,
  output: Json,
  events: string[],
  processor?: object,
): ConformanceCase => ({
  name: `Map ${name}`,
  source: SOURCE,
  definition: map(fields, processor),
  options: { input },
  expected: { output },
  events: succeeded(...throughMap(...events)),
});

export const MAP_CASES: readonly ConformanceCase[] = [
  mapped('runs the machine for every item', {}, [1, 2], [1, 2], together(2)),
  mapped('of no items gives no results', {}, [], [], []),
  mapped('reads its items by ItemsPath', { ItemsPath: '$.l' }, { l: ['a'] }, ['a'], together(1)),
  mapped(
    'reads items of any type',
    {},
    [null, false, 0, '', {}, []],
    [null, false, 0, '', {}, []],
    together(6),
  ),
  mapped(
    'selects what an iteration is given',
    {
      ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'k.$': '$.k' },
      ItemsPath: '$.l',
    },
    { l: ['a', 'b'], k: 1 },
    [
      { i: 0, v: 'a', k: 1 },
      { i: 1, v: 'b', k: 1 },
    ],
    together(2),
  ),
  mapped(
    'tells the selector that its items are data of the state, and have no keys',
    { ItemSelector: { 'item.$': '$$.Map.Item' } },
    ['a'],
    [{ item: { Index: 0, Value: 'a', Source: 'STATE_DATA' } }],
    together(1),
  ),
  mapped(
    'knows Parameters as the older ItemSelector',
    { Parameters: { 'v.$': '$$.Map.Item.Value' } },
    ['a'],
    [{ v: 'a' }],
    together(1),
  ),
  mapped(
    'one after the other',
    { MaxConcurrency: 1 },
    [1, 2],
    [1, 2],
    [...iteration(...through('Pass')), ...iteration(...through('Pass'))],
  ),
  mapped(
    'two at a time',
    { MaxConcurrency: 2 },
    [1, 2, 3],
    [1, 2, 3],
    [
      'MapIterationStarted',
      'MapIterationStarted',
      ...through('Pass'),
      'MapIterationSucceeded',
      'MapIterationStarted',
      ...through('Pass'),
      'MapIterationSucceeded',
      ...through('Pass'),
      'MapIterationSucceeded',
    ],
  ),
  mapped(
    'puts its results beside the input',
    { ItemsPath: '$.l', ResultPath: '$.r' },
    { l: [1] },
    { l: [1], r: [1] },
    together(1),
  ),
  mapped(
    'selects from its results',
    { ResultSelector: { 'n.$': 'States.ArrayLength($)' } },
    [1, 2],
    { n: 2 },
    together(2),
  ),
  mapped(
    'tells its states which item they work on',
    {},
    ['a'],
    [{ Index: 0, Value: 'a', Source: 'STATE_DATA' }],
    together(1),
    innerPass({ InputPath: '$$.Map.Item' }),
  ),
  mapped(
    'tells its states the input of the execution',
    {},
    ['a'],
    [['a']],
    together(1),
    innerPass({ Parameters: { 'e.$': '$$.Execution.Input' }, OutputPath: '$.e' }),
  ),
  {
    name: 'Map with an Iterator is the same',
    source: SOURCE,
    definition: only({ Type: 'Map', Iterator: innerPass() }),
    options: { input: [1] },
    expected: { output: [1] },
    events: succeeded(...throughMap(...together(1))),
  },
  {
    name: 'Map refuses items that are no list',
    source: SOURCE,
    definition: map({ ItemsPath: '$.l' }),
    options: { input: { l: { a: 1 } } },
    expected: fails('States.Runtime', 'must reference an array'),
    events: failed('MapStateEntered'),
  },
  {
    name: 'a Map inside a Map sees its own item',
    source: SOURCE,
    definition: map(
      {},
      one('Inner', {
        Type: 'Map',
        ItemProcessor: innerPass({ Parameters: { 'i.$': '$$.Map.Item.Index' } }),
        End: true,
      }),
    ),
    options: { input: [[7, 8]] },
    expected: { output: [[{ i: 0 }, { i: 1 }]] },
    events: succeeded(...throughMap(...iteration(...throughMap(...together(2))))),
  },
];
