/** An expense of EUR 123.45; fields may be replaced. */
export const anExpense = (expenseId: string, fields: object = {}) => ({
  expenseId,
  employeeId: 'eve',
  amountMinor: 12_345,
  currency: 'EUR',
  purpose: 'train to Ghent',
  ...fields,
});
