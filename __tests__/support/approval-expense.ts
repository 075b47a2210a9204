/** An expense as a client sends it; fields may be replaced. */
export const expenseInput = (fields: object = {}) => ({
  expenseId: 'expense-1',
  employeeId: 'eve',
  amountMinor: 12_000,
  currency: 'EUR',
  purpose: 'train to Ghent',
  ...fields,
});
