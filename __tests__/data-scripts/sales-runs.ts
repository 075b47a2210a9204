import fc from 'fast-check';
import { type TransformedPart, transformPart } from '../../lambdas/etl/transform-part';
import { anyText } from '../support/any-text';
import { chunksOf } from '../support/fake-objects';
import { SALES_HEADER, saleLine } from '../support/sales';
import type { RunOfDay } from './sql-texts';

/** A run of a day: the parts it found, transformed. */
export interface SalesRun extends RunOfDay {
  readonly parts: readonly TransformedPart[];
}

export const DAYS = ['2026-01-30', '2026-01-31'] as const;

/** Few values of what makes a sale, so that copies of one meet, and few of what they say, so that some agree. */
const soldLine = (runDate: string) =>
  fc
    .record({
      store_id: fc.constantFrom('BER-1', 'HAM-2'),
      receipt_no: fc.constantFrom('R1', 'R2', 'R3'),
      line_no: fc.constantFrom('1', '2'),
      sold_at: fc.constantFrom('T08:00:00Z', 'T09:00:00+01:00', 'T18:03:11.5+01:00'),
      sku: fc.constantFrom('tea-01', 'Tea-01'),
      description: fc.constantFrom('Grüner Tee', '"a ""b"", c"', "it's 100 %", '\u{1f375}'),
      quantity: fc.constantFrom('-1', '2', '2'),
      unit_price_minor: fc.constantFrom('0', '450', '450'),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'SEK'),
    })
    .map((fields) => saleLine({ ...fields, sold_at: `${runDate}${fields.sold_at}` }));

const anyLine = (runDate: string) =>
  fc.oneof(
    { weight: 12, arbitrary: soldLine(runDate) },
    { weight: 1, arbitrary: fc.constant(saleLine({ quantity: 'many' })) },
    { weight: 1, arbitrary: anyText({ maxLength: 40 }) },
  );

/** Runs drawn by a seed, several of each day. */
export async function salesRuns(count: number, seed: number): Promise<readonly SalesRun[]> {
  const drawn = fc.sample(
    fc.constantFrom(...DAYS).chain((runDate) =>
      fc.record({
        runDate: fc.constant(runDate),
        parts: fc.array(fc.array(anyLine(runDate), { maxLength: 12 }), { maxLength: 4 }),
      }),
    ),
    { numRuns: count, seed },
  );
  return Promise.all(
    drawn.map(async ({ runDate, parts }, index) => ({
      runDate,
      runId: `${runDate}-${index.toString(16).padStart(16, '0')}`,
      parts: await Promise.all(
        parts.map((lines, number) =>
          transformPart(
            `00000-${String(number).padStart(5, '0')}`,
            runDate,
            chunksOf(Buffer.from([SALES_HEADER, ...lines].join('\n')), 64),
          ),
        ),
      ),
    })),
  );
}
