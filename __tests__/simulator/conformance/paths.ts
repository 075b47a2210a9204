import type { Json } from '../../../asl/json';
import { type ConformanceCase, DOCS, type Failing, fails, passCase } from './case';

const PATHS = `${DOCS}/amazon-states-language-paths.html`;
const STORE: Json = {
  book: [
    { title: 'A', price: 8, tags: ['x', 'y'] },
    { title: 'B', price: 12 },
    { title: 'C', price: 20, tags: [] },
  ],
  'odd name': 1,
  zero: 0,
  nothing: null,
  empty: [],
  no: false,
};
const NOT_FOUND = 'could not be found in the input';

/** A path in a template, with what it gives on the store. */
const ROWS: readonly [name: string, path: string, expected: Json | Failing][] = [
  ['gives the whole input', '$', STORE],
  ['follows a name', '$.zero', 0],
  ['gives null that is there', '$.nothing', null],
  ['gives false that is there', '$.no', false],
  ['follows a quoted name', "$['odd name']", 1],
  ['follows a name in double quotes', '$["odd name"]', 1],
  ['follows an index', '$.book[1].title', 'B'],
  ['counts a negative index from the end', '$.book[-1].title', 'C'],
  ['gives null past the end of a list (recorded)', '$.book[7]', null],
  ['gives null below an item past the end', '$.book[7].title', null],
  ['gives null past the end of an empty list', '$.empty[0]', null],
  ['refuses a name that is not there', '$.lost', fails('States.Runtime', NOT_FOUND)],
  ['refuses a name below one that is not there', '$.lost.deep', fails('States.Runtime', NOT_FOUND)],
  ['refuses a name in a list', '$.book.title', fails('States.Runtime', NOT_FOUND)],
  ['refuses a name in a number', '$.zero.one', fails('States.Runtime', NOT_FOUND)],
  ['refuses a name in null', '$.nothing.one', fails('States.Runtime', NOT_FOUND)],
  ['does not read what objects inherit', '$.constructor', fails('States.Runtime', NOT_FOUND)],
  [
    'does not read the length of a list as a field',
    '$.book.length',
    fails('States.Runtime', NOT_FOUND),
  ],
  [
    'names the path and the field in its cause',
    '$.lost',
    fails('States.Runtime', "The JSONPath '$.lost' specified for the field 'v.$'"),
  ],
  ['lists a wildcard', '$.book[*].title', ['A', 'B', 'C']],
  ['lists a dotted wildcard', '$.book.*.price', [8, 12, 20]],
  ['leaves out items without the field', '$.book[*].tags', [['x', 'y'], []]],
  ['gives an empty list for a wildcard on an empty list', '$.empty[*]', []],
  ['gives an empty list when nothing has the field', '$.book[*].lost', []],
  [
    'refuses a wildcard below what is not there',
    '$.lost[*].title',
    fails('States.Runtime', NOT_FOUND),
  ],
  ['takes a slice', '$.book[0:2].title', ['A', 'B']],
  ['takes a slice to the end', '$.book[1:].title', ['B', 'C']],
  ['takes a slice from the start', '$.book[:1].title', ['A']],
  ['takes the last by a slice', '$.book[-1:].title', ['C']],
  ['takes indices', '$.book[0,2].title', ['A', 'C']],
  ['filters by number', '$.book[?(@.price < 10)].title', ['A']],
  ['filters by text', "$.book[?(@.title == 'B')].price", [12]],
  ['filters by presence', '$.book[?(@.tags)].title', ['A', 'C']],
  ['filters by two conditions', '$.book[?(@.price > 5 && @.price < 15)].title', ['A', 'B']],
  ['gives an empty list when the filter lets nothing pass', '$.book[?(@.price > 99)]', []],
  ['descends', '$..title', ['A', 'B', 'C']],
  ['picks several names as an object', "$['zero','no']", { zero: 0, no: false }],
  ['counts by length()', '$.book.length()', 3],
  ['sums by sum()', '$.book[*].price.sum()', 40],
  ['finds the least by min()', '$.book[*].price.min()', 8],
  ['finds the most by max()', '$.book[*].price.max()', 20],
  ['averages by avg()', '$.book[0:2].price.avg()', 10],
  ['counts the signs of a text by length()', "$['book'][0].title.length()", 1],
  ['counts the fields of an object by length()', '$.book[1].length()', 2],
  ['has no length of a number', '$.zero.length()', fails('States.Runtime', NOT_FOUND)],
  ['has no sum of no numbers', '$.empty.sum()', fails('States.Runtime', NOT_FOUND)],
  ['has no sum of what is no list', '$.zero.sum()', fails('States.Runtime', NOT_FOUND)],
  ['takes an index below a wildcard', '$.book[*].tags[0]', ['x']],
  ['takes a quoted name below a wildcard', "$.book[*]['title']", ['A', 'B', 'C']],
  ['gives an empty list for a wildcard on a number', '$.zero[*]', []],
  ['leaves out the names it does not find', "$['zero','lost']", { zero: 0 }],
  ['picks no names from a list', "$.book['title','price']", fails('States.Runtime', NOT_FOUND)],
  ['refuses an index in an object', '$.book[0][0]', fails('States.Runtime', NOT_FOUND)],
  ['refuses an index in a number', '$.zero[0]', fails('States.Runtime', NOT_FOUND)],
];

/** InputPath and OutputPath: one row each way. */
const FILTERS: readonly [name: string, path: string | null, expected: Json | Failing][] = [
  ['keeps everything', '$', STORE],
  ['keeps a part', '$.book[0].title', 'A'],
  ['keeps a list of matches', '$.book[*].price', [8, 12, 20]],
  ['keeps nothing when it is null', null, {}],
  ['reads the context object', '$$.Execution.Name', 'execution'],
  [
    'refuses a name that is not there',
    '$.lost',
    fails('States.Runtime', "Invalid path '$.lost' : No results for path: $['lost']"),
  ],
  [
    'refuses a name below one that is not there',
    '$.lost.deep',
    fails('States.Runtime', "Missing property in path: $['lost']"),
  ],
  [
    'refuses a field of a variable that nobody set',
    '$unset.field',
    fails('States.Runtime', "No results for path: $['field']"),
  ],
  [
    'refuses an index past the end of a list',
    '$.empty[0]',
    fails('States.Runtime', "No results for path: $['empty'][0]"),
  ],
];

export const PATH_CASES: readonly ConformanceCase[] = [
  ...ROWS.map(([name, path, expected]) =>
    passCase(
      `a path ${name}: ${path}`,
      PATHS,
      { Parameters: { 'v.$': path }, OutputPath: '$.v' },
      STORE,
      expected,
    ),
  ),
  ...FILTERS.map(([name, path, expected]) =>
    passCase(`InputPath ${name}`, PATHS, { InputPath: path }, STORE, expected),
  ),
  ...FILTERS.map(([name, path, expected]) =>
    passCase(`OutputPath ${name}`, PATHS, { OutputPath: path }, STORE, expected),
  ),
  passCase(
    'InputPath refuses a field of null',
    PATHS,
    { InputPath: '$.a' },
    null,
    fails('States.Runtime', 'Unable to apply Path transformation to null or empty input.'),
  ),
  passCase(
    'a template keeps the constants beside its paths',
    PATHS,
    { Parameters: { list: [1, null, { 'v.$': '$.a' }], text: 'b' } },
    { a: 2 },
    { list: [1, null, { v: 2 }], text: 'b' },
  ),
  passCase(
    'ResultPath refuses a field of a number in a list',
    `${DOCS}/input-output-resultpath.html`,
    { Result: 1, ResultPath: '$.l[0].x' },
    { l: [5] },
    fails('States.ResultPathMatchFailure', 'Unable to apply ReferencePath $.l[0].x'),
  ),
  passCase(
    'ResultPath makes a field of every name, also one that objects inherit',
    `${DOCS}/input-output-resultpath.html`,
    { Result: 1, ResultPath: '$.__proto__', OutputPath: "$['__proto__']" },
    {},
    1,
  ),
];
