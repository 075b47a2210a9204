/** Columns of a line that holds a whole object or list. */
const WIDTH = 140;

/**
 * JSON for people: what fits on a line is on one, everything else is a line for each entry. Values under the
 * keys `hidden` are left out.
 */
export function compactJson(value: unknown, { hidden }: { hidden: readonly string[] }): string {
  return written(value, '');

  function written(part: unknown, indent: string): string {
    const line = JSON.stringify(part);
    if (typeof part !== 'object' || part === null || indent.length + line.length <= WIDTH) {
      return line;
    }
    const inner = `${indent}  `;
    const [open, close] = Array.isArray(part) ? '[]' : '{}';
    const entries = Object.entries(part).map(([key, item]) => {
      const label = Array.isArray(part) ? '' : `${JSON.stringify(key)}: `;
      return `${inner}${label}${hidden.includes(key) ? '…' : written(item, inner)}`;
    });
    return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
  }
}
