import type { GlueScript } from '../services/glue';
import type { TextBucket } from './bucket';
import { isHeader } from './lines';
import { sumOf } from './row-sum';

/** As in `glue/extract-sales.py`, but for the size of a part: a laptop's files are smaller, and one part shows nothing. */
const ROWS_PER_PART = 2_000;

/** The extract job, in the place of the script that Glue runs. */
export function extractJob(source: TextBucket, data: TextBucket): GlueScript {
  return async ({ run_id: runId }) => {
    const folder = `runs/${runId}`;
    const plan = await data.json<{ files: { key: string; etag: string }[] }>(
      `${folder}/source.json`,
    );
    const parts: object[] = [];
    for (const [fileIndex, { key, etag }] of plan.files.entries()) {
      let partIndex = 0;
      for await (const { header, rows } of partsOf(source.lines(key, etag))) {
        const part = `${digits(fileIndex)}-${digits(partIndex)}`;
        const firstLine = partIndex * ROWS_PER_PART + 1;
        await data.put(`${folder}/staging/${part}.csv`, [header, ...rows, ''].join('\n'));
        const tally = { rows: rows.length, checksum: String(sumOf(rows)) };
        parts.push({ part, source: key, firstLine, ...tally });
        partIndex += 1;
      }
    }
    await data.put(`${folder}/extract.json`, JSON.stringify({ parts }));
  };
}

/** First line and rows of each part; the first line is a row as well if it is no header. */
async function* partsOf(lines: AsyncIterable<string>) {
  let header: string | undefined;
  let rows: string[] = [];
  for await (const line of lines) {
    if (header === undefined) {
      header = line;
      if (isHeader(line)) continue;
    }
    rows.push(line);
    if (rows.length < ROWS_PER_PART) continue;
    yield { header, rows };
    rows = [];
  }
  if (rows.length > 0) yield { header, rows };
}

function digits(index: number): string {
  return String(index).padStart(5, '0');
}
