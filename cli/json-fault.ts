/**
 * Why a text is not JSON, with line and column. A template's `${…}` outside quotes is called by its name.
 *
 * Node names a position for some faults only. A text is right up to its longest beginning that lacks nothing
 * but an end, and that is found by halving.
 *
 * @param text what `JSON.parse` has refused
 */
export function jsonFault(text: string): string {
  let right = 0;
  let wrong = text.length + 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (mayGoOn(text.slice(0, middle))) right = middle;
    else wrong = middle;
  }
  const lines = text.slice(0, right).split('\n');
  const place = `at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  const directive = templateAt(text, right);
  if (directive !== undefined) {
    return `${directive} outside quotes ${place}; this is a template: render it first, or quote its placeholders`;
  }
  const sign = text[right];
  return `${sign === undefined ? 'unexpected end' : `unexpected ${JSON.stringify(sign)}`} ${place}`;
}

const LONGEST_DIRECTIVE = 40;

/** The `${name}` or `%{if …}` of a template that begins at a position, shortened; undefined when none does. */
function templateAt(text: string, position: number): string | undefined {
  const begins = text.startsWith('${', position) || text.startsWith('%{', position);
  if (!begins) return undefined;
  const end = text.indexOf('}', position);
  const whole = end !== -1 && end - position < LONGEST_DIRECTIVE;
  return whole ? text.slice(position, end + 1) : `${text.slice(position, position + 2)}…}`;
}

function mayGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined
      ? message.startsWith('Unexpected end')
      : Number(position) >= beginning.length;
  }
}
