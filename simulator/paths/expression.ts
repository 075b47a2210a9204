import type { Json } from '../../asl/json';
import type { View } from '../dialects/dialect';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import { compileIntrinsic } from '../intrinsics/compile';
import { compilePath } from './compiled-path';

/** A path or an intrinsic function, compiled. */
export type Expression = (root: Json, view: View) => Json;

/**
 * Compiles what stands under a field whose name ends in `.$`.
 * A path past the end of a list gives null there, as measured; any other path that leads nowhere fails the state.
 *
 * @throws ExpressionError when the text is neither a path nor an intrinsic function.
 */
export function compileExpression(text: string, field: string): Expression {
  if (text.startsWith('States.')) return compileIntrinsic(text);
  const path = compilePath(text);
  return (root, view) => {
    const value = path.read(root, view);
    if (value !== undefined) return value;
    if (path.isPastTheEnd(root, view)) return null;
    throw new StateFailure({
      error: ERRORS.runtime,
      // Recorded executions name States.Runtime; the documentation lets a Catch ask for the other name.
      alias: ERRORS.parameterPath,
      cause: `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${JSON.stringify(root)}'`,
      interpreted: true,
    });
  };
}
