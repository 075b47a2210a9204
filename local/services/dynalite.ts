import { createRequire } from 'node:module';
import type { Json, JsonObject } from '../../asl/json';

/**
 * The parts of dynalite 4 that stand behind its server: without them there is no looking at a condition before a write,
 * which a transaction needs. dynalite has no types; these are the ones we use.
 */
export interface Store {
  readonly db: { close(done: (error?: unknown) => void): void };
}

/** An input after dynalite has checked it; holds parsed expressions, so it is not JSON. */
export type CheckedInput = object & { readonly checked?: never };

/** An error as dynalite hands it over: a status and the body of the answer. */
export interface DynaliteError {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

/** An operation's own schema. */
interface Validation {
  readonly types: object;
  readonly custom: object;
}

interface Validations {
  checkTypes(input: Json, types: object): CheckedInput;
  /** @throws DynaliteError */
  checkValidations(input: CheckedInput, types: object, custom: object, store: Store): void;
}

interface Db {
  create(options: Readonly<Record<string, number>>): Store;
  /** The error of a condition that does not hold. */
  checkConditional(input: CheckedInput, item: JsonObject | undefined): DynaliteError | null;
}

type Action = (
  store: Store,
  input: CheckedInput,
  done: (error: unknown, output: JsonObject) => void,
) => void;

// Not an import: a bundle has no place for the compiled part of what dynalite can store on disk with.
const load = createRequire(__filename);
const db = () => load('dynalite/db') as Db;
const validations = () => load('dynalite/validations') as Validations;

/** An empty store in memory, whose tables become active without a delay. */
export function createStore(): Store {
  return db().create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
}

/** Checks an input and parses its expressions. @throws DynaliteError */
export function checkInput(store: Store, operation: string, input: JsonObject): CheckedInput {
  const { types, custom } = load(`dynalite/validations/${lowerFirst(operation)}`) as Validation;
  // dynalite deletes what it does not know from what it is given.
  const checked = validations().checkTypes(structuredClone(input), types);
  validations().checkValidations(checked, types, custom, store);
  return checked;
}

/** Does what a checked input asks for. Rejects with a DynaliteError. */
export function perform(store: Store, operation: string, input: CheckedInput): Promise<JsonObject> {
  const action = load(`dynalite/actions/${lowerFirst(operation)}`) as Action;
  return new Promise((resolve, reject) => {
    action(store, input, (error, output) => (error ? reject(error) : resolve(output)));
  });
}

/** Whether an input's ConditionExpression holds for an item. */
export function holds(input: CheckedInput, item: JsonObject | undefined): boolean {
  return !db().checkConditional(input, item);
}

/** True for what dynalite throws to be answered. */
export function isDynaliteError(thrown: unknown): thrown is DynaliteError {
  return typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
