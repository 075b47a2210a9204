import { type IntrinsicArgument, type IntrinsicCall, parseIntrinsic } from '../../asl/intrinsic';
import { INTRINSIC_FUNCTIONS } from '../../asl/intrinsic-functions';
import type { Json } from '../../asl/json';
import type { View } from '../dialects/dialect';
import { ERRORS } from '../errors/names';
import { runtimeFailure } from '../errors/state-failure';
import { compilePath } from '../paths/compiled-path';
import { IntrinsicFault } from './fault';
import { compileFormat } from './format';
import { FUNCTIONS } from './functions';

/** Deepest nesting of intrinsic functions that the service takes. */
const DEEPEST_NESTING = 10;

type Compute = (root: Json, view: View) => Json;

/**
 * Compiles an intrinsic function. An argument that leads nowhere ends the execution (States.Runtime, as measured);
 * a wrong type or value is a States.IntrinsicFailure.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * @throws ExpressionError when the text cannot be read; TypeError for an unknown function or a wrong number of arguments.
 */
export function compileIntrinsic(text: string): Compute {
  const compute = compileCall(parseIntrinsic(text), 1);
  return (root, view) => {
    try {
      return compute(root, view);
    } catch (fault) {
      if (!(fault instanceof IntrinsicFault)) throw fault;
      throw runtimeFailure(
        `The function '${text}' had the following error: ${fault.message}`,
        fault.missing ? ERRORS.runtime : ERRORS.intrinsic,
      );
    }
  };
}

function compileCall(call: IntrinsicCall, depth: number): Compute {
  const arity = INTRINSIC_FUNCTIONS.get(call.name);
  const count = call.arguments.length;
  if (arity === undefined) throw new TypeError(`unknown intrinsic function '${call.name}'`);
  if (count < arity.least || count > arity.most) {
    throw new TypeError(
      `${call.name} takes ${arity.least} to ${arity.most} arguments, got ${count}`,
    );
  }
  if (depth > DEEPEST_NESTING) {
    throw new TypeError(`functions nested ${depth} deep; allowed: ${DEEPEST_NESTING}`);
  }
  const args = call.arguments.map((argument) => compileArgument(argument, depth));
  if (call.name === 'States.Format') return compileFormat(call.arguments[0], args);
  const apply = FUNCTIONS[call.name] as (typeof FUNCTIONS)[string];
  return (root, view) => {
    const values = args.map((argument) => argument(root, view));
    return apply(values, view.random);
  };
}

function compileArgument(argument: IntrinsicArgument, depth: number): Compute {
  if (argument.kind === 'call') return compileCall(argument, depth + 1);
  if (argument.kind !== 'path') return () => argument.value;
  const path = compilePath(argument.text);
  return (root, view) => {
    const value = path.read(root, view);
    if (value !== undefined) return value;
    throw new IntrinsicFault(
      `The JsonPath argument for the field '${argument.text}' could not be found in the input '${JSON.stringify(root)}'`,
      true,
    );
  };
}
