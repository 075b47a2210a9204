import { parseIntrinsic } from '../intrinsic';
import { INTRINSIC_FUNCTIONS } from '../intrinsic-functions';
import { parsePath } from '../json-path';
import { didYouMean } from '../nearest';
import { hasPlaceholder } from './dynamic';
import { argumentsWithin, type Expression, expressionsOf, templateLeaves } from './expressions';
import { eachState, type Finding, type Rule } from './rule';

const LOOKS_LIKE_PATH = /^\$\$?[.[]/;
const LOOKS_LIKE_CALL = /^States\.[A-Z]\w*\(/;

/** Rules on payload templates and intrinsic functions in JSONPath states. */
export const TEMPLATE_RULES = [
  {
    id: 'template-expression',
    severity: 'error',
    description: 'The value of a field whose name ends in .$ is a path or an intrinsic function.',
    check: eachState(function* (visited) {
      for (const { key, value, path } of templateLeaves(visited)) {
        if (!key.endsWith('.$') || hasPlaceholder(value)) continue;
        if (typeof value === 'string' && /^(?:\$|States\.)/.test(value)) continue;
        yield {
          path,
          value,
          message: 'neither a path nor an intrinsic function, and the field name ends in .$',
          fix: `write a path such as '$.id', or name the field '${key.slice(0, -2)}' for a fixed value`,
        };
      }
    }),
  },
  {
    id: 'intrinsic-syntax',
    severity: 'error',
    description: 'Brackets, quotes and arguments of an intrinsic function can be read.',
    check: eachState(function* (visited) {
      for (const { text, path } of calls(visited)) {
        const message = failure(() => parseIntrinsic(text));
        if (message === undefined) continue;
        yield {
          path,
          value: text,
          message: `not a readable intrinsic function: ${message}`,
          fix: "balance brackets and single quotes; escape a quote inside a string as \\'; nest at most 10 calls",
        };
      }
    }),
  },
  {
    id: 'intrinsic-function',
    severity: 'error',
    description: 'An intrinsic function is one that Step Functions has.',
    check: eachState(function* (visited) {
      yield* eachCall(visited, function* (name, _count, { text, path }) {
        if (INTRINSIC_FUNCTIONS.has(name)) return;
        const known = [...INTRINSIC_FUNCTIONS.keys()];
        yield {
          path,
          value: text,
          message: `no function is named '${name}'`,
          fix: didYouMean(
            name.slice(7),
            known.map((each) => each.slice(7)),
            `allowed: ${known.join(', ')}`,
          ),
        };
      });
    }),
  },
  {
    id: 'intrinsic-arguments',
    severity: 'error',
    description: 'An intrinsic function has as many arguments as it takes.',
    check: eachState(function* (visited) {
      yield* eachCall(visited, function* (name, count, { text, path }) {
        const arity = INTRINSIC_FUNCTIONS.get(name);
        if (arity === undefined || (count >= arity.least && count <= arity.most)) return;
        const { least, most } = arity;
        const range = most === Infinity ? `${least} or more` : `${least} to ${most}`;
        yield {
          path,
          value: text,
          message: `${name} with ${count} arguments; it takes ${least === most ? least : range}`,
          fix: 'give the arguments that its page lists',
        };
      });
    }),
  },
  {
    id: 'missing-dollar',
    severity: 'warning',
    description:
      'A fixed value that looks like a path or an intrinsic function has a field name without .$.',
    check: eachState(function* (visited) {
      for (const { key, value, path } of templateLeaves(visited)) {
        if (key.endsWith('.$') || typeof value !== 'string' || !looksLikeExpression(value))
          continue;
        yield {
          path,
          value,
          message: 'looks like an expression, but the service passes it on as text',
          fix: `name the field '${key}.$', unless the text itself is meant`,
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

function* calls(visited: Parameters<typeof expressionsOf>[0]): Generator<Expression> {
  for (const expression of expressionsOf(visited)) {
    if (expression.kind === 'template' && expression.text.startsWith('States.')) yield expression;
  }
}

/** Every call in every readable intrinsic of a state, nested calls included. */
function* eachCall(
  visited: Parameters<typeof expressionsOf>[0],
  check: (name: string, count: number, expression: Expression) => Iterable<Finding>,
): Generator<Finding> {
  for (const expression of calls(visited)) {
    if (failure(() => parseIntrinsic(expression.text)) !== undefined) continue;
    for (const part of argumentsWithin(parseIntrinsic(expression.text))) {
      if (part.kind === 'call') yield* check(part.name, part.arguments.length, expression);
    }
  }
}

function looksLikeExpression(value: string): boolean {
  if (hasPlaceholder(value)) return false;
  if (LOOKS_LIKE_CALL.test(value)) return true;
  return LOOKS_LIKE_PATH.test(value) && failure(() => parsePath(value)) === undefined;
}

function failure(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
