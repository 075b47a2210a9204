/**
 * What a terminal would act on instead of showing: control characters (line feed and escape among them), and the
 * marks that turn the direction of writing round. Names in a definition are not ours and may hold any of them.
 */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The text on one line, with everything in it visible: an escape character is shown as `\u001b`. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
