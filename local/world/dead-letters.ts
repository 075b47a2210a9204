import type { Sqs } from '../services/sqs';
import type { WorldDescription } from './description';

/** A message that nobody could take. */
export interface DeadLetter {
  /** Part of the queue that it lies in. */
  readonly queue: string;
  readonly body: string;
}

/** As stacks name the queues of what no reader took, and of what no target did. */
const DEAD_LETTERS = /-dead-letters$/;

/** What came into the queues of dead letters of a world. Nobody else reads them: it is taken out when it is read. */
export class DeadLetters {
  private readonly letters: DeadLetter[] = [];
  private readonly queues: readonly string[];
  private before = 0;

  constructor(
    private readonly sqs: Pick<Sqs, 'drain'>,
    private readonly description: Pick<WorldDescription, 'naming' | 'queues'>,
  ) {
    const { queues = [] } = description;
    this.queues = queues.map(({ part }) => part).filter((part) => DEAD_LETTERS.test(part));
  }

  /** A session begins: what was read so far is none of its own. */
  begin(): void {
    this.before = this.letters.length;
  }

  /** Everything that came in this session, by queue and then oldest first. */
  async read(): Promise<readonly DeadLetter[]> {
    for (const queue of this.queues) {
      const bodies = await this.sqs.drain(this.description.naming.queueUrl(queue));
      this.letters.push(...bodies.map((body) => ({ queue, body })));
    }
    return this.letters.slice(this.before);
  }
}

/**
 * Nothing unexplained lies among the dead letters. Stand-ins deliver what they are given, and no reader is made to fail:
 * only what is explained may lie there.
 * @param isExplained whether a message has a reason to be there. @default none has
 */
export function unexplained(
  letters: readonly DeadLetter[],
  isExplained: (letter: DeadLetter) => boolean = () => false,
): readonly string[] {
  // Not what they say: that may be a secret.
  return letters
    .filter((letter) => !isExplained(letter))
    .map(({ queue }) => `a message lies in ${queue}, and nothing explains it`);
}
