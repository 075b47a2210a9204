import type { PartSummary } from './part-summary';

/** A large object that several clean parts are joined to. */
export interface CompactedGroup {
  readonly key: string;
  readonly parts: readonly string[];
}

/**
 * Bytes; large enough that there are few objects, and small enough that each slice of the warehouse gets some.
 * Source: https://docs.aws.amazon.com/redshift/latest/dg/c_best-practices-use-multiple-files.html
 */
const GROUP_BYTES = 16 * 1024 * 1024;

/** Parts that hold a row, in order, put together until a group is full. */
export function groupParts(
  summaries: readonly PartSummary[],
  keyOf: (group: number) => string,
): readonly CompactedGroup[] {
  const groups: { key: string; parts: string[] }[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const { part, cleanBytes } of summaries.filter(({ clean }) => clean.rows > 0)) {
    if (bytes + cleanBytes > GROUP_BYTES) {
      groups.push({ key: keyOf(groups.length), parts: [] });
      bytes = 0;
    }
    groups.at(-1)?.parts.push(part);
    bytes += cleanBytes;
  }
  return groups;
}

/** `<group's key> <part's key>` a line, for `fargate/compact-parts.sh`. */
export function compactionText(
  groups: readonly CompactedGroup[],
  keyOf: (part: string) => string,
): string {
  return groups
    .flatMap(({ key, parts }) => parts.map((part) => `${key} ${keyOf(part)}\n`))
    .join('');
}

/** What COPY reads: each object by name, and none may be missing. */
export function loadManifest(bucket: string, keys: readonly string[]): string {
  const entries = keys.map((key) => ({ url: `s3://${bucket}/${key}`, mandatory: true }));
  return JSON.stringify({ entries });
}
