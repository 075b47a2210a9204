import { runKeys } from '../../../lambdas/etl/run-keys';
import type { Invariant } from './invariant';

/** Names at the top of the data bucket. Athena's results are its own affair, and a rule of the bucket sweeps them. */
const TOP = ['runs/', 'quarantine/', 'athena/', 'reports/', 'published/'];
const OF_A_RUN = /^(?:runs|quarantine|reports)\/(\d{4}-\d\d-\d\d-[0-9a-f]{16})\//;

/**
 * E7: nothing lies where no run accounts for it: a day has its manifest, and a run its files, its reports, an object of
 * each kind for each part that was cut, and what the Map wrote of its children.
 */
export const nothingElseLeft: Invariant = ({ keys, days }) => {
  const runIds = new Set(keys.flatMap((key) => OF_A_RUN.exec(key)?.[1] ?? []));
  const accounted = new Set([
    ...TOP,
    ...days.map(({ runDate }) => `published/${runDate}.json`),
    ...[...runIds].flatMap((runId) => keysOf(runId, keys)),
  ]);
  return keys
    .filter((key) => !accounted.has(key) && !/^runs\/[^/]+\/results\//.test(key))
    .map((key) => `left behind: ${key}`);
};

function keysOf(runId: string, found: readonly string[]): readonly string[] {
  const keys = runKeys(runId);
  const parts = found.flatMap((key) => {
    const [, part = ''] = /\/staging\/([^/]+)\.csv$/.exec(key) ?? [];
    return keys.staging(part) === key ? [part] : [];
  });
  return [
    keys.source,
    keys.extract,
    keys.compaction,
    keys.load,
    keys.summary,
    keys.reportHtml,
    keys.reportJson,
    ...parts.flatMap((part) => [keys.staging(part), keys.clean(part), keys.quarantine(part)]),
    // A joined object has a part at least.
    ...parts.map((_part, group) => keys.compacted(group)),
  ];
}
