/** Who files the expenses of the tests. */
export const FRONT_END_ARN = 'arn:aws:sts::123456789012:assumed-role/hr-front-end/session-1';

/** An expense as a client sends it; fields may be replaced. */
export const expenseInput = (fields: object = {}) => ({
  expenseId: 'expense-1',
  employeeId: 'eve',
  amountMinor: 12_000,
  currency: 'EUR',
  purpose: 'train to Ghent',
  ...fields,
});
