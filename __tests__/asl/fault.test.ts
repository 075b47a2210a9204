import { describe, expect, test } from '@jest/globals';
import { formatFault } from '../../asl/fault';
import { printable } from '../../asl/printable';

const FAULT = {
  rule: 'target-exists',
  severity: 'error',
  path: 'States.A.Next',
  message: 'names no state',
  fix: 'name one of: A',
} as const;

describe('formatFault', () => {
  test('puts place, value and fix on one line', () => {
    expect(formatFault({ ...FAULT, value: 'Bee' })).toBe(
      'error target-exists States.A.Next: names no state; got "Bee"; fix: name one of: A',
    );
  });

  test('calls a fault without a path one of the definition, and shortens its value', () => {
    const line = formatFault({ ...FAULT, path: '', value: 'x'.repeat(500) });

    expect(line).toContain('target-exists definition: ');
    expect(line).toContain(`; got "${'x'.repeat(118)}…; fix`);
  });

  test.each([
    ['message', { message: 'a\u001b[31mb' }],
    ['fix', { fix: 'name one of: A\u001b[31m\r\nB' }],
    ['value', { value: '\u009b31m' }],
    ['path', { path: 'States.\u001b' }],
  ])('lets no control character through the %s', (_, part) => {
    const line = formatFault({ ...FAULT, ...part });

    expect(line).not.toMatch(/\p{Cc}/u);
    expect(line).toMatch(/\\u00(?:1b|9b)/);
  });
});

describe('printable', () => {
  test.each([
    ['Pay – größer 😀', 'Pay – größer 😀'],
    ['a\nb\tc', 'a\\u000ab\\u0009c'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u007f\u0085', '\\u007f\\u0085'],
    ['abc\u202edef\u2066', 'abc\\u202edef\\u2066'],
    ['\u2028', '\\u2028'],
  ])('shows %j as %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});
