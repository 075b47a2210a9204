import type { JsonObject } from '../../asl/json';
import { ServiceError } from '../services/aws-service';

/** Entries of a page when the caller does not say, and the most: the same for every list of Step Functions. */
const PAGE = 100;
const LARGEST_PAGE = 1000;

/** The entries of a list that a call asks for with `maxResults` and `nextToken`, and the token of the next ones. */
export function pageOf<T>(
  entries: readonly T[],
  { maxResults, nextToken }: JsonObject,
): { readonly page: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const from = nextToken === undefined ? 0 : Number(nextToken);
  if (!Number.isInteger(from) || from < 0 || from > entries.length) {
    throw new ServiceError(
      'InvalidToken',
      `nextToken is '${nextToken}'; it is not one of this list`,
    );
  }
  const count = Math.min(
    typeof maxResults === 'number' && maxResults > 0 ? maxResults : PAGE,
    LARGEST_PAGE,
  );
  const to = from + count;
  return {
    page: entries.slice(from, to),
    next: to < entries.length ? { nextToken: String(to) } : {},
  };
}
