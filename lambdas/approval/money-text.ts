/**
 * Minor units as a person reads them, `EUR 1,234.50`: the currency by its code, which no locale changes. Digits only
 * are moved, so that no amount is rounded.
 */
export function moneyText(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  // Only the type leaves it open: every currency has its number.
  const places = Number(format.resolvedOptions().maximumFractionDigits);
  const digits = String(amountMinor).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places);
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${grouped}${fraction === '' ? '' : `.${fraction}`}`;
}
