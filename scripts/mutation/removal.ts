import type { Edit, MutantKind } from './mutant';
import type { Source, SyntaxNode } from './source';

/** A safeguard in the code of a handler: where it stands, and what stands there without it. */
export interface Removal extends Omit<Edit, 'file'> {
  readonly kind: Extract<MutantKind, 'condition' | 'guard' | 'key'>;
  /** In words. */
  readonly removed: string;
}

/** Something else in the place of a node. */
export function inPlaceOf(
  source: Source,
  node: SyntaxNode,
  removal: Omit<Removal, 'start' | 'end'>,
): Removal {
  return { ...source.range(node), ...removal };
}
