import { compute, DISTRIBUTED, machine, map, only, PASS, type RulePair } from './rule-pair';

const X = 'States.A.Parameters["x.$"]';

function joined(variable: string) {
  const rule = { Or: [{ Not: { Variable: variable, IsNull: true } }], Next: 'B' };
  return machine({ A: { Type: 'Choice', Choices: [rule], Default: 'B' }, B: PASS });
}

function jsonata(output: string) {
  return only({ ...PASS, Output: output }, { QueryLanguage: 'JSONata' });
}

/** `A` assigns `total`; the Map `B` reads it inside. */
function readInMap(config: Readonly<Record<string, unknown>>) {
  const inner = { ...PASS, Parameters: { 'x.$': '$total' } };
  return machine({
    A: { Type: 'Pass', Assign: { total: 1 }, Next: 'B' },
    B: map({}, config, inner),
  });
}

/** `A` assigns `x`, and so does a state inside the Map `B`. */
function assignedTwice(config: Readonly<Record<string, unknown>>, name = 'x') {
  return machine({
    A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
    B: map({}, config, { ...PASS, Assign: { [`${name}.$`]: '$.x' } }),
  });
}

function inBranch(name: string) {
  const rule = { Variable: '$.a', IsPresent: true, Assign: { [name]: 1 }, Next: 'Done' };
  const choose = { Type: 'Choice', Choices: [rule], Default: 'Done' };
  const branch = { StartAt: 'X', States: { X: choose, Done: { Type: 'Succeed' } } };
  return machine({
    A: { Type: 'Parallel', Branches: [branch], Assign: { x: 1 }, End: true },
  });
}

/** Templates, intrinsic functions, paths and variables. */
export const EXPRESSION_PAIRS: readonly RulePair[] = [
  { rule: 'template-expression', broken: compute('plain'), mended: compute('$.plain'), path: X },
  {
    rule: 'template-expression',
    because: 'an object',
    broken: compute({ a: 1 }),
    mended: compute({ 'a.$': '$.a' }, 'x'),
    path: X,
  },
  {
    rule: 'intrinsic-syntax',
    because: 'an open bracket',
    broken: compute("States.Format('{}', States.UUID()"),
    mended: compute("States.Format('{}', States.UUID())"),
    path: X,
  },
  {
    rule: 'intrinsic-syntax',
    because: 'an open quote',
    broken: compute("States.Format('it's {}', $.a)"),
    mended: compute("States.Format('it\\'s {}', $.a)"),
    path: X,
  },
  {
    rule: 'intrinsic-syntax',
    because: 'a bare word',
    broken: compute('States.Array(a)'),
    mended: compute("States.Array('a')"),
    path: X,
  },
  {
    rule: 'intrinsic-function',
    broken: compute('States.ArrayLen($.a)'),
    mended: compute('States.ArrayLength($.a)'),
    path: X,
  },
  {
    rule: 'intrinsic-arguments',
    because: 'nested',
    broken: compute('States.Array(States.MathAdd(1))'),
    mended: compute('States.Array(States.MathAdd(1, 2))'),
    path: X,
  },
  {
    rule: 'missing-dollar',
    broken: compute('$.order.id', 'x'),
    mended: compute('$.order.id'),
    path: 'States.A.Parameters.x',
  },
  {
    rule: 'missing-dollar',
    because: 'a function',
    broken: compute('States.UUID()', 'x'),
    mended: compute('$5.00', 'x'),
    path: 'States.A.Parameters.x',
  },
  {
    rule: 'path-syntax',
    because: 'an open bracket',
    broken: only({ ...PASS, InputPath: '$.a[0' }),
    mended: only({ ...PASS, InputPath: '$.a[0]' }),
    path: 'States.A.InputPath',
  },
  {
    rule: 'path-syntax',
    because: 'no dollar',
    broken: only({ Type: 'Wait', SecondsPath: 'a.b', End: true }),
    mended: only({ Type: 'Wait', SecondsPath: '$.a.b', End: true }),
    path: 'States.A.SecondsPath',
  },
  {
    rule: 'path-syntax',
    because: 'an empty step',
    broken: compute('$.a..'),
    mended: compute('$.a..b'),
    path: X,
  },
  {
    rule: 'path-syntax',
    because: 'a bad CausePath',
    broken: only({ Type: 'Fail', Error: 'E', CausePath: 'cause' }),
    mended: only({ Type: 'Fail', Error: 'E', CausePath: 'States.JsonToString($.cause)' }),
    path: 'States.A.CausePath',
  },
  {
    rule: 'reference-path',
    because: 'a wildcard',
    broken: only({ ...PASS, ResultPath: '$.a[*]' }),
    mended: only({ ...PASS, ResultPath: "$.a[0]['b c']" }),
    path: 'States.A.ResultPath',
  },
  {
    rule: 'reference-path',
    because: 'the context',
    broken: only({ ...PASS, ResultPath: '$$.Execution' }),
    mended: only({ ...PASS, ResultPath: null }),
    path: 'States.A.ResultPath',
  },
  {
    rule: 'variable-assigned',
    broken: compute('States.MathAdd($total, 1)'),
    mended: machine({
      A: { Type: 'Pass', Assign: { total: 1 }, Next: 'B' },
      B: { ...PASS, Parameters: { 'x.$': 'States.MathAdd($total, 1)' } },
    }),
    path: X,
  },
  {
    rule: 'variable-assigned',
    because: 'a distributed Map sees nothing of the outside',
    broken: readInMap(DISTRIBUTED),
    mended: readInMap({ Mode: 'INLINE' }),
    path: 'States.B.ItemProcessor.States.Inner.Parameters["x.$"]',
  },
  {
    rule: 'variable-assigned',
    because: 'in JSONata',
    broken: jsonata('{% $sum($totals) %}'),
    mended: jsonata('{% ($totals := [1]; $sum($totals)) %}'),
    path: 'States.A.Output',
  },
  {
    rule: 'variable-name',
    broken: only({ ...PASS, Assign: { 'order-id': 1 } }),
    mended: only({ ...PASS, Assign: { orderId: 1 } }),
    path: 'States.A.Assign.order-id',
  },
  {
    rule: 'variable-name',
    because: 'a reserved one',
    broken: only({ ...PASS, Assign: { 'states.$': '$.s' } }),
    mended: only({ ...PASS, Assign: { 'state.$': '$.s' } }),
    path: 'States.A.Assign["states.$"]',
  },
  {
    rule: 'variable-name',
    because: 'too long',
    broken: only({ ...PASS, Assign: { ['v'.repeat(81)]: 1 } }),
    mended: only({ ...PASS, Assign: { ['v'.repeat(80)]: 1 } }),
    path: `States.A.Assign.${'v'.repeat(81)}`,
  },
  {
    rule: 'variable-name',
    because: 'an underscore in front',
    broken: only({ ...PASS, Assign: { _id: 1 } }),
    mended: only({ ...PASS, Assign: { ünder_the_id: 1 } }),
    path: 'States.A.Assign._id',
  },
  {
    rule: 'variable-shadowed',
    because: 'in a Map',
    broken: assignedTwice({ Mode: 'INLINE' }),
    mended: assignedTwice({ Mode: 'INLINE' }, 'y'),
    path: 'States.B.ItemProcessor.States.Inner.Assign["x.$"]',
  },
  {
    rule: 'variable-shadowed',
    because: 'a distributed Map has variables of its own',
    broken: assignedTwice({ Mode: 'INLINE' }),
    mended: assignedTwice(DISTRIBUTED),
    path: 'States.B.ItemProcessor.States.Inner.Assign["x.$"]',
  },
  {
    rule: 'variable-shadowed',
    because: 'in a Choice rule of a branch',
    broken: inBranch('x'),
    mended: inBranch('y'),
    path: 'States.A.Branches[0].States.X.Choices[0].Assign.x',
  },
  {
    rule: 'path-syntax',
    because: 'in a joined condition',
    broken: joined('$.a['),
    mended: joined('$.a[0]'),
    path: 'States.A.Choices[0].Or[0].Not.Variable',
  },
  {
    rule: 'assign-object',
    broken: only({ ...PASS, Assign: ['total'] }),
    mended: only({ ...PASS, Assign: { total: 1 } }),
    path: 'States.A.Assign',
  },
];
