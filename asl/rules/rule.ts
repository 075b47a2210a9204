import type { VisitedState } from '../walk';
import type { Subject } from './subject';

/** What a rule found: a fault without the rule's own id and severity. */
export interface Finding {
  /** Where: `States.Pay.Catch[0].Next`. */
  readonly path: string;
  readonly value?: unknown;
  /** What is wrong, in lower case, without the value. */
  readonly message: string;
  readonly fix: string;
}

/** One thing that a definition must (error) or had better (warning) keep. */
export interface Rule {
  /** Stable: people name it in reviews and suppressions. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** One sentence for the table in docs/validation-rules.md. */
  readonly description: string;
  /** Reads the subject and changes nothing. */
  readonly check: (subject: Subject) => Iterable<Finding>;
}

/** A check that looks at one state at a time, nested ones included. */
export function eachState(
  check: (visited: VisitedState, subject: Subject) => Iterable<Finding>,
): Rule['check'] {
  return function* (subject) {
    for (const visited of subject.states) yield* check(visited, subject);
  };
}
