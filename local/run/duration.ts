const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** What a duration on the command line looks like. */
export const DURATION_FORM = 'a number with ms, s, m, h or d, such as 30s';

/** Milliseconds of `250ms`, `1.5s`, `5m`, `2h` or `1d`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  return number === undefined || unitMs === undefined
    ? undefined
    : Math.round(Number(number) * unitMs);
}

/** A duration for people, exact to the millisecond below a minute and to the second above: `1 h 00 min 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(3)} s`;
  const total = Math.round(ms / 1000);
  const parts = [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor(total / 3600) % 24, 'h'],
    [Math.floor(total / 60) % 60, 'min'],
    [total % 60, 's'],
  ] as const;
  const first = parts.findIndex(([number]) => number > 0);
  return parts
    .slice(first)
    .map(([number, unit], index) => `${String(number).padStart(index === 0 ? 1 : 2, '0')} ${unit}`)
    .join(' ');
}
