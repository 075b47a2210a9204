import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { View } from '../dialects/dialect';
import { runtimeFailure } from '../errors/state-failure';
import { type CompiledPath, compilePath } from '../paths/compiled-path';
import { compilePattern, OPERATORS, TYPE_TESTS } from './operators';

/** A condition of a Choice rule, compiled. */
export type Condition = (root: Json, view: View) => boolean;

/**
 * Compiles a rule: one comparison, or And, Or, Not over rules.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 * @throws TypeError when the rule has no operator that exists.
 */
export function compileCondition(rule: JsonObject): Condition {
  const { And: all, Or: any, Not: not } = rule;
  if (Array.isArray(all)) {
    const parts = all.map(compileInner);
    return (root, view) => parts.every((holds) => holds(root, view));
  }
  if (Array.isArray(any)) {
    const parts = any.map(compileInner);
    return (root, view) => parts.some((holds) => holds(root, view));
  }
  if (not !== undefined) {
    const part = compileInner(not);
    return (root, view) => !part(root, view);
  }
  return compileComparison(rule);
}

function compileInner(rule: Json): Condition {
  if (isJsonObject(rule)) return compileCondition(rule);
  throw new TypeError(`a choice rule is ${JSON.stringify(rule)}; allowed: an object`);
}

function compileComparison(rule: JsonObject): Condition {
  if (typeof rule['Variable'] !== 'string') {
    throw new TypeError(`a choice rule has no Variable: ${JSON.stringify(rule)}`);
  }
  const variable = compilePath(rule['Variable']);
  for (const [name, operand] of Object.entries(rule)) {
    const condition = compileOperator(name, operand, variable);
    if (condition !== undefined) return condition;
  }
  throw new TypeError(`a choice rule without an operator: ${JSON.stringify(rule)}`);
}

function compileOperator(
  name: string,
  operand: Json,
  variable: CompiledPath,
): Condition | undefined {
  if (name === 'IsPresent') {
    return (root, view) => (variable.read(root, view) !== undefined) === operand;
  }
  if (name === 'StringMatches') {
    const matches = compilePattern(String(operand));
    return (root, view) => matches(present(variable, root, view));
  }
  const test = TYPE_TESTS.get(name);
  if (test) return (root, view) => test(present(variable, root, view)) === operand;
  const operator = OPERATORS.get(name);
  if (operator) return (root, view) => operator(present(variable, root, view), operand);
  const byPath = name.endsWith('Path') ? OPERATORS.get(name.slice(0, -4)) : undefined;
  if (byPath === undefined) return undefined;
  const other = compilePath(String(operand));
  return (root, view) => byPath(present(variable, root, view), present(other, root, view));
}

function present(path: CompiledPath, root: Json, view: View): Json {
  const value = path.read(root, view);
  if (value !== undefined) return value;
  throw runtimeFailure(
    `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
  );
}
