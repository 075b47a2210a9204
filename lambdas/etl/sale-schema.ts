import * as z from 'zod/mini';
import { currencySchema } from '../shared/currencies';

/** Whole numbers in one spelling: no sign but a minus, no leading zero, no group of digits, no exponent. */
const wholeNumber = (least: number, most: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.regex(/^(0|-?[1-9]\d{0,9})$/, 'must be a whole number')),
      z.transform(Number),
    ),
    z.int().check(z.minimum(least), z.maximum(most)),
  );

const code = (longest: number) =>
  z
    .string()
    .check(
      z.regex(
        new RegExp(`^[A-Za-z0-9_.-]{1,${longest}}$`),
        `must be 1 to ${longest} of A-Z, a-z, 0-9, _, . and -`,
      ),
    );

/** Control and invisible characters, among them NUL, line breaks, overrides of direction, and half of a character. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** A spreadsheet would run it. Source: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A moment as every reader takes it: Redshift keeps microseconds, and an offset that no place on earth has, which ISO
 * 8601 allows up to 23:59, is a slip that would fail the load of all rows.
 * Source: https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html
 */
const MOMENT = /T\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

const text = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((value) => !INVISIBLE.test(value), 'must hold no invisible character'),
  z.refine((value) => !FORMULA.test(value), 'must not begin like a formula'),
);

/** One line of a receipt, as a column each; amounts are whole minor units of the currency. */
export const saleSchema = z.object({
  store_id: code(16),
  receipt_no: code(32),
  /** Unique in its receipt: store, receipt and line are the key of a sale. */
  line_no: wholeNumber(1, 9_999),
  /** In the shop's own time; its date is the day of the sale. */
  sold_at: z.iso
    .datetime({ offset: true })
    .check(z.regex(MOMENT, 'must have at most 6 digits of a second, and an offset up to 14:00')),
  sku: code(64),
  description: text,
  /** Negative for what came back. */
  quantity: wholeNumber(-999, 999).check(z.refine((value) => value !== 0, 'must not be 0')),
  unit_price_minor: wholeNumber(0, 100_000_000),
  currency: currencySchema,
});

/** A row that was checked. */
export type Sale = z.infer<typeof saleSchema>;

/** Names of the columns that a file must have, in any order; others are passed over. */
export const SALE_COLUMNS = Object.keys(saleSchema.shape) as readonly (keyof Sale)[];
