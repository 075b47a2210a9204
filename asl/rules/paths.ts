import { ExpressionError } from '../expression-error';
import { isReferencePath, type ParsedPath, parsePath } from '../json-path';
import { expressionsOf } from './expressions';
import { eachState, type Rule } from './rule';

/** Rules on paths in JSONPath states. Sources: https://states-language.net/spec.html#path and #ref-paths */
export const PATH_RULES = [
  {
    id: 'path-syntax',
    severity: 'error',
    description: 'A path field, and a .$ value that starts with $, is a readable path.',
    check: eachState(function* (visited) {
      for (const { text, path, kind } of expressionsOf(visited)) {
        if (kind === 'template' && !text.startsWith('$')) {
          if (!path.endsWith('Path') || text.startsWith('States.')) continue;
        }
        const parsed = read(text);
        if (!(parsed instanceof ExpressionError)) continue;
        yield {
          path,
          value: text,
          message: `not a readable path: ${parsed.message}`,
          fix: "write it like '$.order.items[0]'",
        };
      }
    }),
  },
  {
    id: 'reference-path',
    severity: 'error',
    description:
      'A ResultPath, or the …Path of a figure of a Map, names one place: no wildcard, filter, function or context, and a ResultPath no variable.',
    check: eachState(function* (visited) {
      for (const { text, path, kind } of expressionsOf(visited)) {
        if (kind !== 'result' && kind !== 'figure') continue;
        const parsed = read(text);
        if (parsed instanceof ExpressionError) continue;
        const isResult = kind === 'result';
        if (isReferencePath(parsed) && (!isResult || parsed.root.kind === 'input')) continue;
        yield {
          path,
          value: text,
          message: `must name exactly one place in the input${isResult ? '' : ' or a variable'}`,
          fix: isResult
            ? "write it with names and indices only, like '$.result'; use Assign for a variable"
            : "write it with names and indices only, like '$.limits.width'; Assign takes what the context holds",
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

function read(text: string): ParsedPath | ExpressionError {
  try {
    return parsePath(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}
