import { isJsonObject, type Json } from '../../asl/json';
import type { View } from '../dialects/dialect';
import { compileExpression, type Expression } from './expression';

/**
 * Compiles Parameters, ResultSelector, ItemSelector or Assign. Parts without a `.$` field are handed out as they are.
 *
 * Source: https://states-language.net/spec.html#payload-template
 * @throws ExpressionError when a `.$` field holds no path or intrinsic function.
 */
export function compileTemplate(template: Json): Expression {
  return compilePart(template) ?? (() => template);
}

/** Undefined for a part that is constant. */
function compilePart(part: Json): Expression | undefined {
  if (Array.isArray(part)) return compileList(part);
  return isJsonObject(part) ? compileObject(part) : undefined;
}

function compileList(items: readonly Json[]): Expression | undefined {
  const parts = items.map(compilePart);
  if (parts.every((part) => part === undefined)) return undefined;
  return (root, view) => items.map((item, index) => parts[index]?.(root, view) ?? item);
}

type Field = readonly [name: string, constant: Json | undefined, compute: Expression | undefined];

function compileObject(template: { readonly [key: string]: Json }): Expression | undefined {
  const fields = Object.entries(template).map(([key, value]): Field => {
    if (!key.endsWith('.$')) {
      const compute = compilePart(value);
      return [key, compute ? undefined : value, compute];
    }
    if (typeof value !== 'string') {
      throw new TypeError(
        `field '${key}' holds ${JSON.stringify(value)}; allowed: a path or an intrinsic function`,
      );
    }
    return [key.slice(0, -2), undefined, compileExpression(value, key)];
  });
  if (fields.every(([, , compute]) => compute === undefined)) return undefined;
  return (root, view) => build(fields, root, view);
}

function build(fields: readonly Field[], root: Json, view: View): Json {
  const built: { [key: string]: Json } = {};
  for (const [name, constant, compute] of fields) {
    const value = compute ? compute(root, view) : (constant as Json);
    if (name === '__proto__') {
      Object.defineProperty(built, name, { value, enumerable: true, configurable: true });
    } else built[name] = value;
  }
  return built;
}
