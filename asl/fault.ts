import { printable } from './printable';

/** Something wrong with a definition, told so that its author can mend it without looking further. */
export interface Fault {
  /** Stable id of the rule, for example `choice-default`. */
  readonly rule: string;
  /** An error stops the synth; a warning is printed. */
  readonly severity: 'error' | 'warning';
  /** Where: `States.Pay.Catch[0].Next`; empty for the definition as a whole. */
  readonly path: string;
  /** The value found there, if there is one. */
  readonly value?: unknown;
  /** What is wrong, in lower case, without the value. */
  readonly message: string;
  /** What would mend it. */
  readonly fix: string;
}

/**
 * One fault as one line: `error target-exists States.Pay.Next: names no state …; got "Bok"; fix: …`.
 * Control characters in it are escaped, for a terminal must not act on a state's name.
 */
export function formatFault(fault: Fault): string {
  const place = fault.path === '' ? 'definition' : fault.path;
  const value = fault.value === undefined ? '' : `; got ${shorten(JSON.stringify(fault.value))}`;
  return printable(
    `${fault.severity} ${fault.rule} ${place}: ${fault.message}${value}; fix: ${fault.fix}`,
  );
}

const LONGEST_VALUE = 120;

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
