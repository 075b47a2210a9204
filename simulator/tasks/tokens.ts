import type { Json } from '../../asl/json';
import type { SeededRandom } from '../random';
import type { Attempt } from './attempt';

/**
 * A refusal of SendTaskSuccess, SendTaskFailure or SendTaskHeartbeat, under the name that the service gives it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export class TokenRefusal extends Error {
  constructor(name: 'InvalidToken' | 'TaskDoesNotExist' | 'TaskTimedOut', message: string) {
    super(message);
    this.name = name;
  }
}

const TOKEN = /^AQC[A-Za-z0-9]{93}$/;

/** The tokens of an engine: each opens one attempt of one task, once. */
export class Tokens {
  private readonly open = new Map<string, Attempt>();
  private readonly closed = new Set<string>();

  constructor(private readonly random: SeededRandom) {}

  /** A token that nobody has had before. */
  issue(): string {
    return `AQC${this.random.token(93)}`;
  }

  bind(token: string, attempt: Attempt): void {
    this.open.set(token, attempt);
  }

  /** The task was answered, timed out, or went with its execution: later answers are told so. */
  close(token: string): void {
    this.open.delete(token);
    this.closed.add(token);
  }

  succeed(token: string, output: Json): void {
    const attempt = this.attemptOf(token);
    this.close(token);
    attempt.settle({ output });
  }

  fail(token: string, error: string | undefined, cause: string | undefined): void {
    const attempt = this.attemptOf(token);
    this.close(token);
    attempt.settle({ error, cause });
  }

  heartbeat(token: string): void {
    this.attemptOf(token).beat();
  }

  private attemptOf(token: string): Attempt {
    const attempt = this.open.get(token);
    if (attempt !== undefined) return attempt;
    if (this.closed.has(token)) {
      throw new TokenRefusal(
        'TaskTimedOut',
        "Task Timed Out: 'Provided task does not exist anymore'",
      );
    }
    if (TOKEN.test(token)) {
      throw new TokenRefusal(
        'TaskDoesNotExist',
        "Task Does Not Exist: 'Provided task does not exist'",
      );
    }
    throw new TokenRefusal('InvalidToken', "Invalid Token: 'Invalid token'");
  }
}
