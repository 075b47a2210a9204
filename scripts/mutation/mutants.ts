import { definitionOf } from './definition';
import { definitionMutants } from './definition-mutants';
import { handlerSources } from './handler-files';
import { handlerMutants } from './handler-mutants';
import type { Mutant } from './mutant';
import type { Target } from './target';

/** Every mutant of a workflow: of its definition, state by state, and then of its handlers. */
export function mutantsOf(root: string, target: Target): Mutant[] {
  return [
    ...definitionMutants(root, target, definitionOf(root, target.workflow)),
    ...handlerMutants(handlerSources(root, target.handlerFolders)),
  ];
}
