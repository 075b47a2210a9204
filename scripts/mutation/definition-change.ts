import type { Mutant } from './mutant';

/** A safeguard of a definition, and the statement that takes it away from the object `machine`. */
export interface DefinitionChange extends Pick<Mutant, 'id' | 'kind' | 'removed'> {
  readonly state: string;
  readonly statement: string;
}
