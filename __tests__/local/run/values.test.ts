import { describe, expect, test } from '@jest/globals';
import { formatDuration, parseDuration } from '../../../local/run/duration';
import { meets, parseExpectation } from '../../../local/run/expectation';
import { paintFor } from '../../../local/run/paint';
import { describePrice, priceUsd } from '../../../local/run/price';
import { ProgressLine } from '../../../local/run/progress-line';
import type { SimulationResult } from '../../../simulator/simulate';

describe('durations', () => {
  test.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['1.5m', 90_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['5', undefined],
    ['-5s', undefined],
    ['s', undefined],
  ])('%s is read as %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    [0, '0.000 s'],
    [59_999, '59.999 s'],
    [60_000, '1 min 00 s'],
    [3_605_000, '1 h 00 min 05 s'],
    [2_592_000_000, '30 d 00 h 00 min 00 s'],
  ])('%s ms are written as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('an expectation', () => {
  const ended = (status: SimulationResult['status'], error?: string): SimulationResult =>
    ({ status, error }) as SimulationResult;

  test('of a status takes any error', () => {
    const expectation = parseExpectation('FAILED');

    expect(meets(ended('FAILED', 'A'), expectation)).toBe(true);
    expect(meets(ended('SUCCEEDED'), expectation)).toBe(false);
  });

  test('of an error takes no other', () => {
    const expectation = parseExpectation('FAILED:A:B');

    expect(meets(ended('FAILED', 'A:B'), expectation)).toBe(true);
    expect(meets(ended('FAILED', 'A'), expectation)).toBe(false);
  });

  test.each([
    ['failed', "no execution ends with 'failed'; allowed: SUCCEEDED, FAILED, TIMED_OUT, ABORTED"],
    ['FAILED:', 'no error after the colon; allowed: FAILED, or FAILED:ERROR'],
    ['SUCCEEDED:A', 'an execution that succeeds has no error'],
  ])('%s is refused', (text, message) => {
    expect(() => parseExpectation(text)).toThrow(message);
  });
});

describe('the price', () => {
  test('of a Standard execution is that of its transitions', () => {
    const billing = { type: 'STANDARD', transitions: 17 } as const;

    expect(priceUsd(billing)).toBeCloseTo(0.000425, 9);
    expect(describePrice(billing)).toBe(
      '17 billed transitions, $0.000425 (Standard, $0.025 per 1,000; list price of 2026-11-20)',
    );
  });

  test.each([
    [1, 800, '1 Express child of 0.800 s at 64 MB, $0.000426834'],
    [8, 6_400, '8 Express children of 6.400 s together at 64 MB, $0.000439668'],
  ])(
    'of a Standard execution is also that of its %d Express children',
    (requests, durationMs, told) => {
      const gbSeconds = (durationMs * 64) / 1000 / 1024;
      const transitions = 17;
      const billing = {
        type: 'STANDARD',
        transitions,
        express: { requests, durationMs, gbSeconds },
      } as const;

      expect(priceUsd(billing)).toBeCloseTo(
        0.000425 + requests * 0.000001 + gbSeconds * 0.00001667,
        12,
      );
      expect(describePrice(billing)).toContain(`17 billed transitions and ${told}`);
    },
  );

  test('of an Express execution is that of its request, time and memory', () => {
    const billing = {
      type: 'EXPRESS',
      requests: 1,
      durationMs: 2000,
      memoryMb: 512,
      gbSeconds: 1,
    } as const;

    expect(priceUsd(billing)).toBeCloseTo(0.00001767, 12);
    expect(describePrice(billing)).toBe(
      '2.000 s at 512 MB, $0.00001767 (Express, with its request; list price of 2026-11-20)',
    );
  });
});

describe('colours', () => {
  test.each([
    ['on a terminal', { isTTY: true }, {}, '\u001b[31mx\u001b[39m'],
    ['in a pipe', {}, {}, 'x'],
    ['with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, 'x'],
    ['with an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, '\u001b[31mx\u001b[39m'],
  ])('%s', (_, stream, environment, painted) => {
    expect(paintFor(stream, environment).bad('x')).toBe(painted);
  });

  test('differ by what they say', () => {
    const { dim, bold, good, bad } = paintFor({ isTTY: true }, {});

    expect([dim, bold, good, bad].map((paint) => paint('x'))).toEqual([
      '\u001b[2mx\u001b[22m',
      '\u001b[1mx\u001b[22m',
      '\u001b[32mx\u001b[39m',
      '\u001b[31mx\u001b[39m',
    ]);
  });
});

describe('the line of progress', () => {
  const stream = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, isTTY, columns: 8, write: (text: string) => written.push(text) };
  };

  test('comes when a run takes long, fits the terminal and goes again', () => {
    let nowMs = 0;
    const terminal = stream(true);
    const line = new ProgressLine(terminal, () => nowMs);

    line.show(() => 'too soon');
    nowMs = 1000;
    line.show(() => 'ChargePayment');
    line.show(() => 'too soon again');
    line.clear();
    line.clear();

    expect(terminal.written).toEqual(['\r\u001b[KChargeP', '\r\u001b[K']);
  });

  test('fits eighty columns where the terminal does not say', () => {
    let nowMs = 0;
    const { columns: _columns, ...terminal } = stream(true);
    const line = new ProgressLine(terminal, () => nowMs);
    nowMs = 5000;

    line.show(() => 'x'.repeat(200));

    expect(terminal.written).toEqual([`\r\u001b[K${'x'.repeat(79)}`]);
  });

  test('comes seldom in a log, each time as a line of its own', () => {
    let nowMs = 0;
    const log = stream(false);
    const line = new ProgressLine(log, () => nowMs);
    for (; nowMs < 70_000; nowMs += 1000) line.show(() => `after ${nowMs} ms`);
    line.clear();

    expect(log.written).toEqual(['after 30000 ms\n', 'after 60000 ms\n']);
  });
});
