/**
 * Is a definition right, before anything is deployed? Every fault at once, each with its rule, place, value
 * and fix. The rules are in `rules.ts`; docs/validation-rules.md explains them.
 */
import type { Fault } from './fault';
import { inOrderOfPosition } from './fault-order';
import { checkWithLanguageService } from './language-service';
import { CHEAP_RULES, RULES } from './rules';
import { MAX_DEFINITION_BYTES } from './rules/definition';
import { readSubject, type Subject, type WorkflowType } from './rules/subject';

/** With so many errors of our own, those of the language service can wait. */
const MAX_OWN_ERRORS = 1000;

/** What a definition is checked as. */
export interface ValidationOptions {
  /** @default 'STANDARD' */
  readonly type?: WorkflowType;
  /**
   * The JSON text that the definition was read from: it shows what reading loses, a key given twice.
   * @default none: an object cannot have a key twice
   */
  readonly text?: string;
}

/**
 * Our own rules only: synchronous, loads nothing heavy. Takes any value, never throws, changes nothing.
 * Faults come in order of position.
 */
export function checkRules(definition: unknown, options: ValidationOptions = {}): Fault[] {
  const subject = readSubject(definition, options.type ?? 'STANDARD', options.text);
  return inOrderOfPosition(ownFaults(subject), subject.raw);
}

/**
 * AWS's language service plus our own rules; faults in order of position. Where both report the same place,
 * ours is kept, because it says how to mend it. Takes any JSON value, changes nothing.
 *
 * A definition over the service's size limit cannot be deployed at all, and asking everything of it would take
 * most of a minute: it is asked only what is cheap. Nor is the language service asked about one with more than a
 * thousand errors already: its time grows with the square of what it finds.
 */
export async function validateDefinition(
  definition: unknown,
  options: ValidationOptions = {},
): Promise<Fault[]> {
  const subject = readSubject(definition, options.type ?? 'STANDARD', options.text);
  const own = ownFaults(subject);
  const schema = isForLanguageService(subject, own)
    ? await checkWithLanguageService(subject.text)
    : [];
  const isSaid = saidBy(own);
  const further = schema.filter((fault) => !isSaid(fault));
  return inOrderOfPosition([...own, ...further], subject.raw);
}

function isForLanguageService(
  subject: Subject,
  own: readonly Fault[],
): subject is Subject & { readonly text: string } {
  // What cannot be walked, the language service cannot read either.
  if (subject.text === undefined || subject.machines.length === 0) return false;
  const errors = own.filter(({ severity }) => severity === 'error').length;
  return errors <= MAX_OWN_ERRORS && !isOversized(subject);
}

function ownFaults(subject: Subject): Fault[] {
  const rules = isOversized(subject) ? CHEAP_RULES : RULES;
  return rules.flatMap(({ id, severity, check }) =>
    [...check(subject)].map((finding) => ({ rule: id, severity, ...finding })),
  );
}

function isOversized({ text }: Subject): boolean {
  return Buffer.byteLength(text ?? '') > MAX_DEFINITION_BYTES;
}

/** Findings about an object as a whole (a field is missing, no variant fits) that a fault inside it explains. */
const ON_WHOLE_OBJECT = /^(?:missing property|matches multiple schemas)/;

/** Ours walk the graph; the service's guess takes one misspelt target for a machine without an end. */
const ON_FLOW = /^(?:no terminal state|the state cannot be reached)/;

function saidBy(own: readonly Fault[]): (fault: Fault) => boolean {
  const paths = own.filter(({ severity }) => severity === 'error').map(({ path }) => path);
  const at = new Set(paths);
  const around = new Set(paths.flatMap(objectsAround));
  return ({ path, message }) =>
    ON_FLOW.test(message) || at.has(path) || (ON_WHOLE_OBJECT.test(message) && around.has(path));
}

/** Paths of what a path lies in, the definition itself apart. */
function objectsAround(path: string): string[] {
  return [...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index));
}
