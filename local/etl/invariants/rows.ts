import type { SaleRow } from '../warehouse';
import { countedIn, ofEachVisibleDay } from './invariant';

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

/** E1: in = loaded + quarantined + duplicates, by count and by checksum. */
export const nothingLost = ofEachVisibleDay(({ cameIn, table, quarantined, report }) => {
  const duplicates = countedIn(report, 'duplicates');
  const rows = table.length + quarantined.rows + duplicates.rows;
  const checksum = tableSum(table) + quarantined.checksum + duplicates.checksum;
  return rows === cameIn.rows && checksum === cameIn.checksum
    ? undefined
    : `in ${cameIn.rows} rows (${cameIn.checksum}), out ${rows} (${checksum})`;
});

/** E4: what was planted as bad is quarantined, and every other row is a sale; parts that failed are quarantined whole. */
export const poisonStopsNothing = ofEachVisibleDay(({ planted, quarantined, table, report }) => {
  const { failedParts } = report ?? {};
  if (Array.isArray(failedParts) && failedParts.length > 0) {
    return quarantined.rows >= planted.bad ? undefined : 'a bad row is not quarantined';
  }
  const good = planted.rows - planted.bad - planted.duplicates;
  return quarantined.rows === planted.bad && table.length === good
    ? undefined
    : `planted ${planted.bad} bad and ${good} good; quarantined ${quarantined.rows}, loaded ${table.length}`;
});

/** E6: every row of the table fits the schema and is of its day, and its checksum is that of a row of the source. */
export const rowsFitTheSchema = ofEachVisibleDay(({ runDate, table, delivered }) => {
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

function tableSum(rows: readonly SaleRow[]): bigint {
  return BigInt(rows.reduce((sum, { row_checksum }) => sum + row_checksum, 0));
}
