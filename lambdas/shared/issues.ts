import { en } from 'zod/locales';
import * as z from 'zod/mini';

// The small flavour of zod has no words of its own.
z.config(en());

/** A list longer than this is cut: it tells its reader nothing more, and bounds an answer to a hostile body. */
const MAX_ISSUES = 100;

const SHOWN_KEY = /^[A-Za-z0-9_.-]{1,64}$/;

/**
 * What is wrong with an input, one text per issue as `items.0.quantity: …`, never with the value received:
 * it may be private, and it may be chosen by an attacker. At most 100, then one line that counts the rest.
 */
export function describeIssues(error: z.core.$ZodError): readonly string[] {
  const shown = error.issues.slice(0, MAX_ISSUES).map(describe);
  const rest = error.issues.length - shown.length;
  return rest === 0 ? shown : [...shown, `and ${rest} more`];
}

function describe(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
  return `${place}: ${reason(issue)}`;
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') {
    return issue.message;
  }
  const shown = issue.keys.slice(0, 10).map((key) => (SHOWN_KEY.test(key) ? key : '(not shown)'));
  return `${issue.keys.length} unknown key(s): ${shown.join(', ')}`;
}
