import { JSONATA_FUNCTIONS } from '../jsonata-functions';
import { didYouMean } from '../nearest';
import { type JsonataText, jsonataTexts } from './jsonata-texts';
import { eachState, type Finding, type Rule } from './rule';

/** Fields of `$states` that every expression may read. */
const ALWAYS_THERE = ['input', 'context'];
const OUTCOMES: ReadonlyMap<string, string> = new Map([
  ['result', 'read it in the Output or Assign of a Task, Map or Parallel, which alone have one'],
  ['errorOutput', 'read it in the Output or Assign of a catcher, which alone have one'],
]);
const FUNCTIONS = [...JSONATA_FUNCTIONS].map((name) => `$${name}`);

/** Rules on JSONata states. Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const JSONATA_RULES = [
  {
    id: 'jsonata-syntax',
    severity: 'error',
    description: 'An expression begins with {%, ends with %}, and is readable JSONata in between.',
    check: eachText(function* ({ text, path, failure }) {
      if (failure === undefined) return;
      yield {
        path,
        value: text,
        message: `not a readable JSONata expression: ${failure}`,
        fix: "write it like '{% $states.input.order.id %}', with nothing before or after; name the parts of a deep one",
      };
    }),
  },
  {
    id: 'jsonata-context',
    severity: 'error',
    description:
      'A name, $ or $$ does not stand at the top of an expression: only what $states or a variable holds is there to be read.',
    check: eachText(function* ({ text, path, read }) {
      for (const name of read?.contextReads ?? []) {
        yield {
          path,
          value: text,
          message: `'${name}' is read at the top level, where there is nothing to read it of`,
          fix: contextFix(name),
        };
      }
    }),
  },
  {
    id: 'jsonata-states',
    severity: 'error',
    description:
      '$states has input and context everywhere, result and errorOutput only where one has come.',
    check: eachText(function* ({ text, path, read, outcome }) {
      const fields = new Set(read?.statesPaths.flatMap((place) => place.split('.', 1)));
      for (const field of fields) {
        if (field === '' || field === outcome || ALWAYS_THERE.includes(field)) continue;
        const where = OUTCOMES.get(field);
        yield {
          path,
          value: text,
          message: `$states has no ${field}${where === undefined ? '' : ' here'}`,
          fix: where ?? didYouMean(field, [...ALWAYS_THERE, ...OUTCOMES.keys()], 'read input'),
        };
      }
    }),
  },
  {
    id: 'jsonata-function',
    severity: 'error',
    description: 'A function that an expression calls is one of Step Functions, or its own.',
    check: eachText(function* ({ text, path, read }) {
      for (const name of read?.functions ?? []) {
        if (JSONATA_FUNCTIONS.has(name)) continue;
        yield {
          path,
          value: text,
          message: `no function is named '$${name}'`,
          fix:
            name === 'eval'
              ? 'use $parse, which reads JSON; Step Functions has no $eval'
              : didYouMean(
                  `$${name}`,
                  FUNCTIONS,
                  `define it there: ($${name} := function(…) {…}; …)`,
                ),
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

function contextFix(name: string): string {
  if (name === '$' || name === '$$') return "begin with '$states.input'";
  return `write '$states.input.${name}', '$${name}' for a variable, or "${name}" in quotes for text and keys`;
}

/** A check that looks at one expression at a time, those apart that a template fills in. */
function eachText(check: (text: JsonataText) => Iterable<Finding>): Rule['check'] {
  return eachState(function* (visited) {
    for (const text of jsonataTexts(visited)) if (!text.filledIn) yield* check(text);
  });
}
