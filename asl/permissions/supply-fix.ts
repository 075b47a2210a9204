/** Where the author's statements go. */
export const SUPPLY_PLACES = 'supplied of the module, or --statements FILE: form in --help';

/**
 * The mend of a fault that only the author can answer: what to supply, and where.
 * @param what for example `the statements`
 * @param manner how it is supplied, when not in place of what is derived
 */
export function supplyFix(state: string, what = 'the statements', manner = ''): string {
  return `supply ${what} of '${state}'${manner} (${SUPPLY_PLACES})`;
}
