import { join } from 'node:path';
import { compactionText, groupParts } from '../../lambdas/etl/load-plan';
import type { PartSummary } from '../../lambdas/etl/part-summary';
import { runKeys } from '../../lambdas/etl/run-keys';
import { NO_ROWS } from '../../lambdas/etl/tally';
import { demand, type Report } from '../support/checks/report';
import { printed } from '../support/checks/run-program';
import { demandSuccess, type Programs } from './programs';
import { S3Folder } from './s3-folder';

const RUN_ID = '2026-01-31-0123456789abcdef';
const keys = runKeys(RUN_ID);
const PARTS = 40;
/** Three parts fill an object. */
const PART_BYTES = 5 * 1024 * 1024;

/** What `fargate/compact-parts.sh` joins, beside what the functions planned. */
export async function checkCompaction(
  report: Report,
  programs: Programs,
  temporary: string,
): Promise<void> {
  const s3 = new S3Folder(join(temporary, 'compaction'));
  const texts = new Map(
    Array.from({ length: PARTS }, (_, index): [string, string] => {
      const part = `00000-${String(index).padStart(5, '0')}`;
      return [part, index % 7 === 3 ? '' : `{"part":"${part}","description":"Tee \\u00e9 ü"}\n`];
    }),
  );
  const groups = groupParts([...texts].map(summaryOf), keys.compacted);
  for (const [part, text] of texts) s3.write('data', keys.clean(part), text);
  s3.write('data', keys.compaction, compactionText(groups, keys.clean));

  await report.check(
    'the compaction joins each part to its object, in order, and no other',
    async () => {
      demandSuccess(await programs.compact(s3, RUN_ID));
      const written = s3.keys('data', `runs/${RUN_ID}/compacted/`);
      demand(
        written.join() === groups.map(({ key }) => key).join() && written.length > 2,
        () => `objects: ${groups.map(({ key }) => key).join()} expected; got ${written.join()}`,
      );
      for (const { key, parts } of groups) {
        const wanted = parts.map((part) => texts.get(part)).join('');
        const got = s3.read('data', key).toString();
        demand(got === wanted, () => `${key}: ${wanted} expected; got ${got}`);
      }
    },
  );
  await report.check('the compaction fails by a part that is not there', async () => {
    const lacking = new S3Folder(join(temporary, 'lacking'));
    lacking.write('data', keys.compaction, `${keys.compacted(0)} ${keys.clean('00000-00000')}\n`);
    lacking.write('data', keys.clean('00000-00001'), '{}\n');
    const outcome = await programs.compact(lacking, RUN_ID);
    demand(outcome.exitCode !== 0, () => `it did not fail\n${printed(outcome)}`);
    demand(lacking.keys('data', `runs/${RUN_ID}/compacted/`).length === 0, () => 'it wrote');
  });
}

function summaryOf([part, text]: readonly [string, string]): PartSummary {
  const clean = text === '' ? NO_ROWS : { rows: 1, checksum: '1' };
  return { part, clean, quarantined: NO_ROWS, cleanBytes: PART_BYTES, codes: {} };
}
