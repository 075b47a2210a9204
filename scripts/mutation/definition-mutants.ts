import type { JsonObject } from '../../asl/json';
import { definitionChanges } from './definition-changes';
import type { Mutant } from './mutant';
import { asNode, nameOf, Source } from './source';
import { statePlaces } from './state-places';
import type { Target } from './target';

/**
 * A mutant for each safeguard of a definition. The change is made to what the workflow's function returns: so it is of
 * one state alone, also where a builder, a policy or a fragment is shared by many: through JSON, for a copy that keeps
 * shared references would change them all.
 */
export function definitionMutants(
  root: string,
  { module, factory, workflow }: Target,
  definition: JsonObject,
): Mutant[] {
  const source = new Source(root, module);
  const { start, end } = rangeOf(source, factory);
  const made = source.slice(start, end);
  const places = statePlaces(root, workflow);

  return definitionChanges(definition).map(({ statement, state, ...change }) => ({
    ...change,
    place: places.get(state) ?? `${module}:${source.line(start)} (${state})`,
    edit: {
      file: module,
      start,
      end,
      replacement: `((make) => (...given) => { const machine = JSON.parse(JSON.stringify(make(...given))); ${statement}; return machine; })(${made})`,
    },
  }));
}

/** Of the value of an exported constant. */
function rangeOf(
  source: Source,
  constant: string,
): { readonly start: number; readonly end: number } {
  const declared = source.nodes.find(
    ({ type, id }) => type === 'VariableDeclarator' && nameOf(id) === constant,
  );
  const value = asNode(declared?.['init']);
  if (value === undefined) {
    throw new TypeError(`${source.file} declares no constant ${constant}; expected the workflow`);
  }
  return source.range(value);
}
