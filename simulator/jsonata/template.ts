import { isJsonObject, type Json } from '../../asl/json';
import { isJsonataExpression } from '../../asl/jsonata-expression';
import type { StateData, View } from '../dialects/dialect';
import { compileJsonata } from './expression';

/** A value in which `{% … %}` strings are expressions. */
export type Template = (view: View, data: StateData) => Json | Promise<Json>;

/**
 * Compiles a template. Expressions are evaluated one after the other, in the order written.
 *
 * @param field name of the field, to which keys and indices are added: `Output/items[0]`
 */
export function compileJsonataTemplate(value: Json, field: string): Template {
  return compilePart(value, field) ?? (() => value);
}

type Part = (view: View, data: StateData) => Promise<Json>;

/** Undefined for a part that is constant. */
function compilePart(value: Json, field: string): Part | undefined {
  if (typeof value === 'string') {
    return isJsonataExpression(value) ? compileJsonata(value, field) : undefined;
  }
  if (Array.isArray(value)) return compileList(value, field);
  return isJsonObject(value) ? compileObject(value, field) : undefined;
}

function compileList(items: readonly Json[], field: string): Part | undefined {
  const parts = items.map((item, index) => compilePart(item, `${field}[${index}]`));
  if (parts.every((part) => part === undefined)) return undefined;
  return async (view, data) => {
    const built: Json[] = [];
    for (const [index, item] of items.entries()) {
      built.push((await parts[index]?.(view, data)) ?? (parts[index] ? null : item));
    }
    return built;
  };
}

function compileObject(
  template: { readonly [key: string]: Json },
  field: string,
): Part | undefined {
  const parts = Object.entries(template).map(
    ([key, value]) => [key, value, compilePart(value, `${field}/${key}`)] as const,
  );
  if (parts.every(([, , part]) => part === undefined)) return undefined;
  return async (view, data) => {
    const built: [string, Json][] = [];
    for (const [key, value, part] of parts) {
      built.push([key, part ? await part(view, data) : value]);
    }
    return Object.fromEntries(built);
  };
}
