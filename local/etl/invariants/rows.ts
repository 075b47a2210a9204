import type { BadRow, Counted, DayEvidence } from '../day-evidence';
import type { SaleRow } from '../sale-row';
import { countedIn, missingRows, ofEachLoadedDay } from './invariant';

const TYPES: Readonly<Record<string, RegExp>> = {
  store_id: /^[\w.-]{1,16}$/,
  receipt_no: /^[\w.-]{1,32}$/,
  line_no: /^[1-9]\d{0,3}$/,
  sold_at: /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  sku: /^[\w.-]{1,64}$/,
  description: /^[^=+\-@\p{Cc}\p{Cf}][^\p{Cc}\p{Cf}]{0,199}$/u,
  quantity: /^-?[1-9]\d{0,2}$/,
  unit_price_minor: /^\d{1,9}$/,
  currency: /^[A-Z]{3}$/,
};

/** The code of rows whose part could not be transformed: they were not judged. */
const PART_FAILED = 'part-failed';

/**
 * E1: in = loaded + quarantined + duplicates, by count and by checksum; and every row that came in can be read somewhere:
 * a duplicate is the sale's like, or is kept as its conflict.
 */
export const nothingLost = ofEachLoadedDay((day) => {
  const { cameIn, table, quarantined } = day;
  const duplicates = duplicatesOf(day);
  const rows = table.length + quarantined.length + duplicates.rows;
  const checksum = tableSum(table) + badSum(quarantined) + duplicates.checksum;
  const missing = missingRows(day).length;
  if (missing > 0) return `${missing} rows are kept nowhere`;
  return rows === cameIn.rows && checksum === cameIn.checksum
    ? undefined
    : `in ${cameIn.rows} rows (${cameIn.checksum}), out ${rows} (${checksum})`;
});

/** E4: what was planted as bad is quarantined, and every other row is a sale; parts that failed are quarantined whole. */
export const poisonStopsNothing = ofEachLoadedDay((day) => {
  const { planted, quarantined, table, conflicts } = day;
  if (hasFailedPart(day)) {
    return quarantined.length >= planted.bad ? undefined : 'a bad row is not quarantined';
  }
  const good = planted.rows - planted.bad - planted.duplicates;
  if (conflicts.length !== planted.conflicts) {
    return `planted ${planted.conflicts} conflicting copies; kept ${conflicts.length}`;
  }
  return quarantined.length === planted.bad && table.length === good
    ? undefined
    : `planted ${planted.bad} bad and ${good} good; quarantined ${quarantined.length}, loaded ${table.length}`;
});

/** E6: every row of the table fits the schema and is of its day, and its checksum is that of a row of the source. */
export const rowsFitTheSchema = ofEachLoadedDay(({ runDate, table, delivered }) => {
  const misfit = table.find(
    (row) =>
      row.sale_date !== runDate ||
      !String(row['sold_at']).startsWith(runDate) ||
      Object.entries(TYPES).some(([column, type]) => !type.test(String(row[column]))),
  );
  if (misfit !== undefined) return `a row that does not fit: ${JSON.stringify(misfit)}`;
  const foreign = table.find((row) => !delivered.has(row.row_checksum));
  return foreign && `a row that nobody delivered: ${JSON.stringify(foreign)}`;
});

/** As the report says, which only a visible day has; else what came in more often than it was kept. */
function duplicatesOf(day: DayEvidence): Counted {
  const { manifest, report, delivered, table, conflicts, quarantined } = day;
  if (manifest !== undefined) return countedIn(report, 'duplicates');
  const left = new Map(delivered);
  const kept = [
    ...table.map(({ row_checksum }) => row_checksum),
    ...quarantined.map(({ checksum }) => checksum),
  ];
  for (const checksum of kept) left.set(checksum, (left.get(checksum) ?? 0) - 1);
  const known = new Set([...table, ...conflicts].map(({ row_checksum }) => row_checksum));
  const copies = [...left].filter(([checksum, times]) => times > 0 && known.has(checksum));
  return {
    rows: copies.reduce((sum, [, times]) => sum + times, 0),
    checksum: copies.reduce((sum, [checksum, times]) => sum + BigInt(checksum * times), 0n),
  };
}

function hasFailedPart({ manifest, report, quarantined }: DayEvidence): boolean {
  if (manifest === undefined) return quarantined.some(({ code }) => code === PART_FAILED);
  const { failedParts } = report ?? {};
  return Array.isArray(failedParts) && failedParts.length > 0;
}

function badSum(rows: readonly BadRow[]): bigint {
  return BigInt(rows.reduce((sum, { checksum }) => sum + checksum, 0));
}

function tableSum(rows: readonly SaleRow[]): bigint {
  return BigInt(rows.reduce((sum, { row_checksum }) => sum + row_checksum, 0));
}
