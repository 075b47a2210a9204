import * as z from 'zod';
import {
  ENVIRONMENT_NAMES,
  type EnvironmentConfig,
  type EnvironmentName,
  environmentSchema,
} from './environment';
import { brokenRelations } from './relations';

/** Every fault of the configuration, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly faults: readonly string[]) {
    super(`configuration: ${faults.length} fault(s)\n${faults.map((f) => `  ${f}`).join('\n')}`);
  }
}

/**
 * Checks the whole table: every environment is there, each value is allowed, the relations hold.
 *
 * @throws ConfigError with all faults of all environments, each naming environment, key and value
 */
export function checkEnvironments(
  table: Readonly<Record<string, unknown>>,
): Readonly<Record<EnvironmentName, EnvironmentConfig>> {
  const faults: string[] = [];
  const checked: Partial<Record<EnvironmentName, EnvironmentConfig>> = {};
  for (const name of Object.keys(table)) {
    if (!(ENVIRONMENT_NAMES as readonly string[]).includes(name)) {
      faults.push(`${name}: unknown environment; allowed: ${ENVIRONMENT_NAMES.join(', ')}`);
    }
  }
  for (const name of ENVIRONMENT_NAMES) {
    const entry = table[name];
    const result = environmentSchema.safeParse(entry);
    if (!result.success) {
      faults.push(...result.error.issues.flatMap((issue) => describe(name, entry, issue)));
      continue;
    }
    checked[name] = result.data;
    for (const { key, value, message } of brokenRelations(name, result.data)) {
      faults.push(`${name}.${key}: ${message}; got ${show(value)}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return checked as Record<EnvironmentName, EnvironmentConfig>;
}

function describe(name: EnvironmentName, entry: unknown, issue: z.core.$ZodIssue): string[] {
  const path = issue.path.reduce<string>(joinKey, name);
  const value = valueAt(entry, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const unknown = valueAt(entry, [...issue.path, key]);
      return `${path}.${key}: unknown key; got ${show(unknown)}; allowed: ${allowedKeys(issue.path)}`;
    });
  }
  return [`${path}: ${lowerFirst(issue.message)}; got ${show(value)}`];
}

/** `prod.release.order[0].weightPercent` */
const joinKey = (path: string, key: PropertyKey): string =>
  typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`;

/** Keys of the object or record at a path of the schema. */
function allowedKeys(path: readonly PropertyKey[]): string {
  const section = path.reduce<unknown>(entryOf, environmentSchema);
  const schema = withoutNull(section);
  const keys =
    schema instanceof z.ZodRecord
      ? (schema.keyType as z.ZodEnum).options
      : Object.keys((schema as z.ZodObject).shape);
  return keys.join(', ');
}

/** The schema below a key: each entry of a list or a record has the same one. */
function entryOf(section: unknown, key: PropertyKey): unknown {
  const schema = withoutNull(section);
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return (schema as z.ZodObject).shape[String(key)];
}

const withoutNull = (schema: unknown): unknown =>
  schema instanceof z.ZodNullable ? schema.unwrap() : schema;

function valueAt(entry: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    entry,
  );
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
