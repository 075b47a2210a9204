import * as z from 'zod/mini';

/**
 * Currencies that money may be in (ISO 4217). Amounts are always whole minor units of the currency: cents of
 * EUR, yen of JPY (which has no smaller unit), fils of KWD (a thousandth of a dinar).
 */
export const CURRENCIES = [
  'AED',
  'AUD',
  'BGN',
  'BHD',
  'BRL',
  'CAD',
  'CHF',
  'CLP',
  'CNY',
  'CZK',
  'DKK',
  'EUR',
  'GBP',
  'HKD',
  'HUF',
  'ILS',
  'INR',
  'ISK',
  'JOD',
  'JPY',
  'KRW',
  'KWD',
  'MXN',
  'MYR',
  'NOK',
  'NZD',
  'OMR',
  'PLN',
  'QAR',
  'RON',
  'SAR',
  'SEK',
  'SGD',
  'THB',
  'TND',
  'TRY',
  'TWD',
  'UAH',
  'USD',
  'VND',
  'ZAR',
] as const;

/** An ISO 4217 code from our list. */
export const currencySchema = z.enum(CURRENCIES);
