/** Columns of a sales file, in the order in which `saleLine` writes them. */
export const SALES_HEADER =
  'store_id,receipt_no,line_no,sold_at,sku,description,quantity,unit_price_minor,currency';

/** A sale as a file spells it; any field may be given another text. */
export function saleLine(changes: Readonly<Record<string, string>> = {}): string {
  const fields: Readonly<Record<string, string>> = {
    store_id: 'BER-1',
    receipt_no: 'R1000',
    line_no: '1',
    sold_at: '2026-01-31T18:03:11+01:00',
    sku: 'tea-01',
    description: 'Green tea 100 g',
    quantity: '2',
    unit_price_minor: '450',
    currency: 'EUR',
    ...changes,
  };
  return SALES_HEADER.split(',')
    .map((column) => fields[column] ?? '')
    .join(',');
}
