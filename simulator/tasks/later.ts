import type { Json } from '../../asl/json';
import type { AttemptEnd } from './attempt';

/** What a task returns that is answered by the engine itself, such as a nested execution. */
export class Later {
  constructor(
    /** What the service answers when it has begun. */
    readonly answer: Json,
    /** Called once with the place to report the end to. */
    readonly begin: (settle: (end: AttemptEnd) => void) => void,
    /** Called when nobody waits any more, also when that is because it has ended. */
    readonly cancel: () => void,
  ) {}
}
