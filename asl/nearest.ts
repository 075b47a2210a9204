/** Shorter beginnings could be meant for anything. */
const SHORTEST_BEGINNING = 4;
/** No name of the service is longer; comparing costs the product of the lengths. */
const LONGEST_WORD = 200;

/**
 * The candidate that a misspelt word most likely means, or undefined when none is near: at most a third of
 * the word's letters may differ, and no more than three; or the word is the beginning of the candidate.
 * Case counts for nothing. A word of more than 200 characters is near to nothing.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const limit = Math.min(3, Math.floor(word.length / 3));
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && (best === undefined || distance < best.distance)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate ?? shortestBeginningWith(word, candidates);
}

function shortestBeginningWith(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < SHORTEST_BEGINNING) return undefined;
  return candidates
    .filter((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase()))
    .toSorted((one, other) => one.length - other.length)[0];
}

/** "did you mean 'Next'?", or the given advice when no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[], otherwise: string): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? otherwise : `did you mean '${candidate}'?`;
}

/** Levenshtein: the fewest letters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const inserted = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, inserted));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
