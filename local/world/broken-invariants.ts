import type { BrokenInvariant } from '../local-workflow';

/** Invariants by their ids; each says what contradicts it. */
type Invariants<E> = Readonly<Record<string, (evidence: E) => readonly string[]>>;

/** Those that do not hold, with what contradicts them. */
export function brokenInvariantsOf<E>(
  invariants: Invariants<E>,
  evidence: E,
): readonly BrokenInvariant[] {
  return Object.entries(invariants).flatMap(([id, invariant]) =>
    invariant(evidence).map((says) => ({ id, says })),
  );
}
