import { BAD_VALUES, type BadValue } from './bad-input';

/** Bad values that are text as our own rule for free text allows it: such a text is an id like any other. */
export const PLAIN_TEXT: readonly BadValue[] = BAD_VALUES.filter(({ json }) => {
  const value: unknown = json.startsWith('"') ? JSON.parse(json) : undefined;
  return typeof value === 'string' && /^[!-~]{1,64}$/.test(value);
});
