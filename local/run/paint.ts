/** Colours for people, or none for files and pipes. */
export interface Paint {
  dim(text: string): string;
  bold(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

const same = (text: string): string => text;

/** Leaves everything as it is. */
export const PLAIN: Paint = { dim: same, bold: same, good: same, bad: same };

const COLOURED: Paint = {
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  good: (text) => `\u001b[32m${text}\u001b[39m`,
  bad: (text) => `\u001b[31m${text}\u001b[39m`,
};

/** Colours on a terminal only, and never where NO_COLOR is set to anything (https://no-color.org). */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  return stream.isTTY === true && !environment['NO_COLOR'] ? COLOURED : PLAIN;
}
