/**
 * What the name of a state says: whether the state has an effect, and what it undoes. The rules cannot look into a
 * function, but people name a step by its verb (`ReserveHotel`) and what undoes it by the inverse (`ReleaseHotel`).
 */

/** Of a first or last word: it takes something that somebody has to give back. */
const EFFECTS = wordSet(
  'allocate authorize book buy capture charge credit debit deposit hold pay purchase rent reserve ship transfer withdraw',
);

/** Their nouns, and other spellings. */
const SAME_WORDS: ReadonlyMap<string, string> = new Map([
  ['allocation', 'allocate'],
  ['authorisation', 'authorize'],
  ['authorise', 'authorize'],
  ['authorization', 'authorize'],
  ['booking', 'book'],
  ['payment', 'pay'],
  ['rental', 'rent'],
  ['reservation', 'reserve'],
  ['shipment', 'ship'],
  ['shipping', 'ship'],
  ['withdrawal', 'withdraw'],
]);

/** Of a first word: it reads, computes, tells, or keeps the books of the execution; nothing is to be given back. */
const HARMLESS_VERBS = wordSet(
  'alert announce approve archive ask assess audit await build calculate check choose close commit complete compute',
  'confirm count decide describe determine email emit enrich estimate evaluate fail fetch finalise finalize find finish',
  'format get has inform is judge list load log lookup mark notify open parse poll prepare price publish query quote',
  'read record reject report review save score select send sending set store tell test validate verify wait',
);

/** The same of a last word. */
const HARMLESS_NOUNS = wordSet(
  'approval check email failed lookup notification query report review score status test validation verification',
);

/** What undoes, with the effects that it undoes when it names no object: `Refund` and `ChargeCard`. */
const UNDOES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['release', wordSet('allocate hold reserve')],
  ['refund', wordSet('buy capture charge debit pay purchase')],
  ['void', wordSet('authorize charge pay')],
  ['credit', wordSet('debit pay withdraw')],
  ['debit', wordSet('credit deposit')],
  ['deallocate', wordSet('allocate')],
  ['unreserve', wordSet('reserve')],
  ['unbook', wordSet('book')],
  ['return', wordSet('buy purchase rent ship')],
  ...[...wordSet('delete destroy discard drop free purge remove restore terminate')].map(
    (word) => [word, EFFECTS] as const,
  ),
]);

/** What undoes whatever its object is, and only what had an effect: nobody rolls a check back. */
const UNDOES_EFFECTS = wordSet('compensate reverse reversal revert rollback undo');

/** What undoes whatever its object is. */
const UNDOES_ANYTHING = new Set([...UNDOES_EFFECTS, 'cancel', 'clean', 'cleanup']);

/** `none`: as far as the name says, nothing is left behind. */
export type NamedEffect = 'effect' | 'none' | 'unknown';

/** Reads the effect of a state from the first word of its name, which is its verb, and the last. */
export function namedEffect(name: string): NamedEffect {
  const words = wordsOf(name);
  const first = words.at(0) ?? '';
  const last = words.at(-1) ?? '';
  if (HARMLESS_VERBS.has(first) || HARMLESS_NOUNS.has(last)) return 'none';
  return EFFECTS.has(first) || EFFECTS.has(last) ? 'effect' : 'unknown';
}

/** True when a name says that its state undoes an effect. */
export function isNamedUndo(name: string): boolean {
  return namedEffect(name) !== 'none' && wordsOf(name).some(isUndoing);
}

/** True when a name says that its state undoes what another state did: an object, or the deed itself. */
export function namesUndoOf(undo: string, step: string): boolean {
  if (!isNamedUndo(undo)) return false;
  const words = wordsOf(undo);
  const undoing = words.find(isUndoing) ?? '';
  const undone = words.filter((word) => word !== undoing);
  const done = wordsOf(step);
  const objects = EFFECTS.has(done.at(0) ?? '') ? done.slice(1) : done;
  if (undone.length > 0 && undone.every((word) => done.includes(word))) return true;
  if (undone.length > 0 && objects.length > 0) {
    return objects.every((word) => undone.includes(word));
  }
  return UNDOES.get(undoing)?.has(done.at(0) ?? '') === true;
}

/** True when the name of what undoes shows that there was an effect, whatever the step is named. */
export function isExplicitUndo(name: string): boolean {
  return wordsOf(name).some((word) => UNDOES_EFFECTS.has(word));
}

function isUndoing(word: string): boolean {
  return UNDOES.has(word) || UNDOES_ANYTHING.has(word);
}

/** `CancelHotelBookings`: cancel, hotel, book. */
function wordsOf(name: string): string[] {
  const joined = name.replace(/(?<=roll|clean)[ _-]?(back|up)/i, (_, last: string) =>
    last.toLowerCase(),
  );
  const words = joined.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\p{N}+/gu) ?? [];
  return words.map((word) => {
    const singular = word.toLowerCase().replace(/(?<=[^s]{2})s$/, '');
    return SAME_WORDS.get(singular) ?? singular;
  });
}

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
