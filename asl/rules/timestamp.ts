const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * True for a moment as the States Language writes it: RFC 3339 with a capital T and Z.
 * Source: https://states-language.net/spec.html#timestamps
 */
export function isTimestamp(value: unknown): boolean {
  return typeof value === 'string' && RFC_3339.test(value) && !Number.isNaN(Date.parse(value));
}
