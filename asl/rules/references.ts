import { parseIntrinsic } from '../intrinsic';
import { type ParsedPath, parsePath } from '../json-path';
import type { VisitedState } from '../walk';
import { argumentsWithin, expressionsOf } from './expressions';
import { jsonataTexts } from './jsonata-texts';
import { oncePerState } from './memo';

/** What an expression of a state reads, whatever its language. */
export interface Reference {
  readonly path: string;
  readonly argument: boolean;
  /** Name of a variable, without the `$`. */
  readonly variable?: string;
  /** A place in the context object, dotted: `Task.Token`; empty for all of it. */
  readonly context?: string;
}

/** Variables and context fields that a state's expressions read. Unreadable expressions are passed over. */
export const referencesOf = oncePerState(readReferences);

function* readReferences(visited: VisitedState): Generator<Reference> {
  for (const { text, path, kind, argument } of expressionsOf(visited)) {
    const intrinsic = kind === 'template' && text.startsWith('States.');
    for (const parsed of orNone(() => (intrinsic ? pathsIn(text) : [parsePath(text)]))) {
      const reference = pathReference(parsed);
      if (reference) yield { path, argument, ...reference };
    }
  }
  for (const { read, path, argument, filledIn } of jsonataTexts(visited)) {
    if (read === undefined) continue;
    for (const variable of filledIn ? [] : read.variables) yield { path, argument, variable };
    for (const place of read.statesPaths) {
      const [root, ...rest] = place.split('.');
      if (root === 'context') yield { path, argument, context: rest.join('.') };
    }
  }
}

function pathsIn(text: string): ParsedPath[] {
  const paths: ParsedPath[] = [];
  for (const argument of argumentsWithin(parseIntrinsic(text))) {
    if (argument.kind === 'path') paths.push(argument.path);
  }
  return paths;
}

function pathReference({
  root,
  segments,
}: ParsedPath): { variable?: string; context?: string } | undefined {
  if (root.kind === 'variable') return { variable: root.name };
  if (root.kind === 'input') return undefined;
  const names: string[] = [];
  for (const segment of segments) {
    if (segment.kind !== 'name') break;
    names.push(segment.name);
  }
  return { context: names.join('.') };
}

function orNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch {
    // The syntax rules report what cannot be read.
    return [];
  }
}
