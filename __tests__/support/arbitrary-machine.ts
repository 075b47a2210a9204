import fc from 'fast-check';
import type { Json, JsonObject } from '../../asl/json';
import { anyText } from './any-text';

/** Any JSON text of the kinds that trouble serializers: template signs, quotes, control and non-BMP characters. */
const text = fc.oneof(
  anyText().filter((value) => value !== '__proto__'),
  fc.constantFrom(
    '${aws_iam_role.x.arn}',
    '%{ if true }',
    '{%{"a":1}%}',
    '$${a}',
    '\\${',
    '"',
    '\u2028',
  ),
);

export const arbitraryJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** A machine of Pass, Map and Parallel states, nested up to a depth of four. */
export const arbitraryMachine: fc.Arbitrary<JsonObject> = fc.letrec<{
  machine: JsonObject;
  state: JsonObject;
}>((tie) => ({
  machine: fc
    .dictionary(
      fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__'),
      tie('state'),
      { minKeys: 1, maxKeys: 3 },
    )
    .map((States) => ({ StartAt: Object.keys(States)[0] ?? '', States })),
  state: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.constant({ Type: 'Pass', End: true }),
    fc.record({ Type: fc.constant('Map'), ItemProcessor: tie('machine'), End: fc.constant(true) }),
    fc.record({ Type: fc.constant('Map'), Iterator: tie('machine'), End: fc.constant(true) }),
    fc.record({
      Type: fc.constant('Parallel'),
      Branches: fc.array(tie('machine'), { minLength: 1, maxLength: 2 }),
      End: fc.constant(true),
    }),
  ) as fc.Arbitrary<JsonObject>,
})).machine;
