import { describe, expect, test } from '@jest/globals';
import { jsonataReferences } from '../../asl/jsonata-expression';

const referencesOf = (source: string) => jsonataReferences(`{% ${source} %}`);

/** AWS answers: "Reference to 'a' at the top level is not supported". */
const READS_A = [
  'a',
  'a.b.c',
  'a[0].b',
  '-a',
  'a ? 1 : 2',
  '$states.input.x ? 1 : a',
  "a & 'x'",
  'a in $states.input.list',
  '$sum(a)',
  'a(1)',
  'a ~> $string()',
  '[1..a]',
  '(a).b',
  '[a].b',
  '{a: 1}',
  "{'k': a}",
  '($x := a; $x)',
  '$map($states.input.list, function($y) { a })',
  '$count(a[b])',
  'a.**.b',
];

/** AWS accepts them. */
const READS_NOTHING = [
  '$states.input.a',
  '$states.input.list[a > 3].b',
  '$states.input.list[0][a]',
  '$states.input.list[$ > 1]',
  '$states.input.list^(>a, <b)',
  "$states.input.list{'k': a}",
  '$states.input.(a)',
  "$states.input.list.{'k': a, 'n': $sum(b.c)}",
  '$states.input.list@$one.parts[$one.id = id]',
  "$states.input.list#$i.{'i': $i, 'a': a}",
  '$states.input ~> |a|{"b": c}|',
  "{'k': 1}.a",
  '**.a',
  '$a',
  '$map($states.input.list, function($x) { $x.a })',
  '$reduce($states.input.list, function($sum, $x) { $sum + $x.a }, 0)',
  '($n := $states.input.n; $states.input.list[a = $n])',
  "$states.input.a ~> $trim() ~> $split(',')",
];

describe('what an expression reads of a context item', () => {
  test.each(READS_A)('is the name at its top level: %s', (source) => {
    expect([...referencesOf(source).contextReads]).toEqual(['a']);
  });

  test.each(READS_NOTHING)('is nothing: %s', (source) => {
    expect([...referencesOf(source).contextReads]).toEqual([]);
  });

  test.each(['$', '$.a', '$[0]', '$string($)', '$map($states.input.a, function($x) { $ })'])(
    'is the item itself: %s',
    (source) => {
      expect([...referencesOf(source).contextReads]).toEqual(['$']);
    },
  );

  test.each(['$$', '$$.a', '$states.input.list[id = $$.id]', '$states.input.list.($$.a)'])(
    'is the root, wherever it stands: %s',
    (source) => {
      expect([...referencesOf(source).contextReads]).toEqual(['$$']);
    },
  );

  test('is each name once, in the order written', () => {
    expect([...referencesOf('b + a + b').contextReads]).toEqual(['b', 'a']);
  });

  test('is found in an expression of a thousand operands', () => {
    const source = `1${' + 1'.repeat(1_000)} + a`;

    expect([...referencesOf(source).contextReads]).toEqual(['a']);
  });
});

describe('the functions of an expression', () => {
  test('are those that it calls, and not those that it defines', () => {
    const { functions, variables } = referencesOf(
      '($own := function($n) { $n * $factor }; $own(1) + $sum([2]) ~> $round ~> $foo(?, 1))',
    );

    expect([...functions].toSorted()).toEqual(['foo', 'round', 'sum']);
    expect([...variables]).toEqual(['factor']);
  });

  test('are variables where they are handed over', () => {
    const { functions, variables } = referencesOf('$map($states.input.list, $string)');

    expect([...functions]).toEqual(['map']);
    expect([...variables]).toEqual(['string']);
  });
});
