import { type Fields, machine, map, only, PASS, type RulePair, task } from './rule-pair';

const JSONATA = { QueryLanguage: 'JSONata' };
const OUTPUT = 'States.A.Output';

function output(expression: string): Fields {
  return only({ ...PASS, Output: `{% ${expression} %}` }, JSONATA);
}

function call(fields: Fields): Fields {
  return only(task('lambda:invoke', undefined, { Arguments: { FunctionName: 'f' }, ...fields }), {
    ...JSONATA,
  });
}

function catching(catcher: Fields): Fields {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'B', ...catcher }];
  const asking = task('lambda:invoke', undefined, { Arguments: { FunctionName: 'f' }, Catch });
  return machine({ A: asking, B: { Type: 'Succeed' } }, JSONATA);
}

/** Expressions of JSONata: their form, and what they read and call. */
export const JSONATA_PAIRS: readonly RulePair[] = [
  { rule: 'jsonata-syntax', broken: output('1 +'), mended: output('1 + 1'), path: OUTPUT },
  {
    rule: 'jsonata-syntax',
    because: 'never closed',
    broken: only({ ...PASS, Output: '{% 1 + 1' }, JSONATA),
    mended: only({ ...PASS, Output: '1 + 1' }, JSONATA),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-context',
    broken: output('order.id'),
    mended: output('$states.input.order[id > 1].id'),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-context',
    because: 'in a function',
    broken: output('$map($states.input.a, function($x) { price })'),
    mended: output('$map($states.input.a, function($x) { $x.price })'),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-context',
    because: 'the context itself',
    broken: output('$string($)'),
    mended: output('$states.input.a[$ > 1]'),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-context',
    because: 'the root, from a predicate',
    broken: output('$states.input.a[id = $$.id]'),
    mended: output('($id := $states.input.id; $states.input.a[id = $id])'),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-states',
    because: 'a field that it never has',
    broken: output('$states.inputs.z'),
    mended: output('$states.input.z'),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-states',
    because: 'a result in Arguments',
    broken: call({ Arguments: { FunctionName: 'f', Payload: '{% $states.result.x %}' } }),
    mended: call({ Assign: { x: '{% $states.result.x %}' } }),
    path: 'States.A.Arguments.Payload',
  },
  {
    rule: 'jsonata-states',
    because: 'a result of a Succeed',
    broken: only({ Type: 'Succeed', Output: '{% $states.result %}' }, JSONATA),
    mended: only(map({ Output: '{% $states.result %}' }), JSONATA),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-states',
    because: 'an error where there is none',
    broken: call({ Output: '{% $states.errorOutput.Error %}' }),
    mended: catching({ Output: { why: '{% $states.errorOutput.Error %}' } }),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-states',
    because: 'a result in a catcher',
    broken: catching({ Assign: { x: '{% $states.result %}' } }),
    mended: catching({ Assign: { x: '{% $states.errorOutput %}' } }),
    path: 'States.A.Catch[0].Assign.x',
  },
  {
    rule: 'jsonata-function',
    broken: output('$foo(1)'),
    mended: output('($foo := function($n) { $n <= 1 ? 1 : $n * $foo($n - 1) }; $foo(5))'),
    path: OUTPUT,
  },
  {
    rule: 'jsonata-function',
    because: 'one that Step Functions leaves out',
    broken: output("'1' ~> $eval"),
    mended: output("'1' ~> $parse"),
    path: OUTPUT,
  },
];
