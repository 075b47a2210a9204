/**
 * The fields of one line of CSV (RFC 4180, without line breaks inside quotes); undefined if its quotes are not well
 * formed: a quote inside a plain field, something after a closing quote, or no closing quote.
 */
export function parseCsvLine(line: string): readonly string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  while (true) {
    const field = line[at] === '"' ? quotedField(line, at) : plainField(line, at);
    if (field === undefined) return undefined;
    fields.push(field.value);
    if (field.end === line.length) return fields;
    if (line[field.end] !== ',') return undefined;
    at = field.end + 1;
  }
}

interface Field {
  readonly value: string;
  /** Where the comma after it stands, or the line's length. */
  readonly end: number;
}

function plainField(line: string, from: number): Field | undefined {
  const comma = line.indexOf(',', from);
  const end = comma === -1 ? line.length : comma;
  const value = line.slice(from, end);
  return value.includes('"') ? undefined : { value, end };
}

function quotedField(line: string, from: number): Field | undefined {
  let value = '';
  let at = from + 1;
  while (true) {
    const quote = line.indexOf('"', at);
    if (quote === -1) return undefined;
    value += line.slice(at, quote);
    if (line[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}
