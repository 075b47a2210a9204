import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type * as z from 'zod/mini';
import { MAX_LINE_BYTES, type RawLine, readLines } from '../../lambdas/etl/line-reader';
import { extractSchema } from '../../lambdas/etl/run-files';
import { runKeys } from '../../lambdas/etl/run-keys';
import { SALE_COLUMNS } from '../../lambdas/etl/sale-schema';
import { tallyOf } from '../../lambdas/etl/tally';
import { demandEqual } from '../support/checks/demand-equal';
import { demand, type Report } from '../support/checks/report';
import { printed } from '../support/checks/run-program';
import { chunksOf } from '../support/fake-objects';
import { demandSuccess, type Programs } from './programs';
import { S3Folder } from './s3-folder';
import { GENERATED_FILES, NAMED_FILES, type SourceFile, UNREADABLE } from './sales-files';

const RUN_ID = '2026-01-31-0123456789abcdef';
const keys = runKeys(RUN_ID);
type Extract = z.infer<typeof extractSchema>;
const CHUNK_BYTES = 64 * 1024;

/** What `glue/extract-sales.py` makes of files, beside what the functions read in them. */
export async function checkExtract(
  report: Report,
  programs: Programs,
  temporary: string,
): Promise<void> {
  const files = [...NAMED_FILES, ...GENERATED_FILES];
  const s3 = planned(join(temporary, 'extract'), files);
  const index = await report.check('the extract cuts every file', async () => {
    demandSuccess(await programs.extract(s3, RUN_ID));
    return extractSchema.parse(JSON.parse(s3.read('data', keys.extract).toString()));
  });
  if (index === undefined) return;
  for (const file of NAMED_FILES) {
    await report.check(`the extract and the functions read the same in ${file.key}`, () =>
      demandSameRows(s3, index, file),
    );
  }
  await report.check(`and in ${GENERATED_FILES.length} generated files`, async () => {
    for (const file of GENERATED_FILES) await demandSameRows(s3, index, file);
  });
  await report.check('the extract writes the same bytes again', async () => {
    const written = s3.keys('data', `runs/${RUN_ID}/`);
    const before = written.map((key) => s3.etag('data', key));
    demandSuccess(await programs.extract(s3, RUN_ID));
    demandEqual(
      written.map((key) => s3.etag('data', key)),
      before,
      'objects',
    );
  });
  for (const file of UNREADABLE) {
    await report.check(`the extract fails as UnreadableFile by ${file.key}`, async () => {
      const unreadable = planned(join(temporary, file.key), [file]);
      const outcome = await programs.extract(unreadable, RUN_ID);
      const named = `UnreadableFile: ${file.key}: `;
      demand(outcome.exitCode !== 0, () => 'it did not fail');
      demand(outcome.stderr.includes(named), () => `not named\n${printed(outcome)}`);
      demandEqual(
        unreadable.keys('data', `runs/${RUN_ID}/`).includes(keys.extract),
        false,
        keys.extract,
      );
    });
  }
  await report.check(
    'the extract fails by a file that has changed since it was planned',
    async () => {
      const changed = planned(join(temporary, 'changed'), NAMED_FILES);
      for (const { key } of NAMED_FILES) changed.write('source', key, 'other bytes');
      const outcome = await programs.extract(changed, RUN_ID);
      demand(outcome.exitCode !== 0 && outcome.stderr.includes('412'), () => printed(outcome));
    },
  );
}

/** Every row of a file is in its parts, in order, and each part is as the index tells. */
async function demandSameRows(s3: S3Folder, index: Extract, file: SourceFile): Promise<void> {
  const rows: RawLine[] = [];
  const [head, ...others] = await linesOf(plain(file));
  for (const { part, firstLine, ...tally } of index.parts.filter(
    ({ source }) => source === file.key,
  )) {
    const text = s3.read('data', keys.staging(part));
    const [header, ...lines] = await linesOf(text);
    // A byte more than a row may have, and the line's end.
    const most = (lines.length + 1) * (MAX_LINE_BYTES + 2);
    demand(text.length <= most, () => `part ${part} has ${text.length} bytes; allowed: ${most}`);
    demandEqual(header?.bytes, head?.bytes, `the first line of part ${part} of ${file.key}`);
    demandEqual(firstLine, rows.length + 1, `the place of part ${part} in ${file.key}`);
    const { rows: count, checksum } = tallyOf(lines.map((line) => line.checksum));
    demandEqual([tally.rows, tally.checksum], [count, checksum], `part ${part} of ${file.key}`);
    rows.push(...lines);
  }
  const expected = head === undefined || isHeader(head) ? others : [head, ...others];
  demandEqual(rows.map(contentOf), expected.map(contentOf), `rows of ${file.key}`);
  demandEqual(rows.length, file.rows ?? rows.length, `the number of rows of ${file.key}`);
}

/** A source with these files, and the plan of a run of them. */
function planned(folder: string, files: readonly SourceFile[]): S3Folder {
  const s3 = new S3Folder(folder);
  for (const { key, bytes } of files) s3.write('source', key, bytes);
  const plan = files.map(({ key }) => ({ key, etag: s3.etag('source', key) }));
  s3.write('data', keys.source, JSON.stringify({ runDate: '2026-01-31', files: plan }));
  return s3;
}

function plain({ key, bytes }: SourceFile): Uint8Array {
  return key.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

async function linesOf(bytes: Uint8Array): Promise<RawLine[]> {
  const lines: RawLine[] = [];
  for await (const line of readLines(chunksOf(bytes, CHUNK_BYTES))) lines.push(line);
  return lines;
}

/** Of a line that is too long the extract keeps only the beginning, so its checksum is another one. */
function contentOf({ bytes, isTooLong }: RawLine): string {
  return `${isTooLong} ${bytes.toString('base64')}`;
}

function isHeader({ bytes }: RawLine): boolean {
  return SALE_COLUMNS.every((column) => bytes.includes(column));
}
