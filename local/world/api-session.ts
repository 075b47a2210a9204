import { isJsonObject, type Json } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Execution } from '../../simulator/execution';
import { resultOf } from '../../simulator/simulate';
import type { BrokenInvariant, LocalRun } from '../local-workflow';
import type { HttpAnswer } from './http-routes';
import type { Session } from './session';
import type { UsedIds } from './used-ids';
import type { World } from './world';

/** A world whose workflow is started by a request. */
export interface ApiWorld {
  readonly world: World;
  readonly naming: Naming;
  readonly used: UsedIds;
}

/** The route that starts an execution, and the field of its body that the execution is named by. */
export interface ApiEntry {
  readonly path: string;
  readonly idField: string;
}

/** What was asked for on one engine, from the first request until nothing is left to happen. */
export abstract class ApiSession<W extends ApiWorld> {
  private readonly taken = new Set<string>();

  protected constructor(
    readonly world: W,
    readonly session: Session,
    private readonly entry: ApiEntry,
  ) {}

  /** `POST path`, through its handler. */
  post(body: Json): Promise<HttpAnswer> {
    const { path, idField } = this.entry;
    this.take(textIn(body, idField));
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', path, headers, body: JSON.stringify(body) };
    return this.session.run(() => this.world.world.routes.request(request));
  }

  /** StartExecution with the input as it is, past the API. */
  start(executionName: string, input: Json): Execution {
    this.take(executionName);
    const { stateMachineName } = this.world.naming;
    return this.session.start(stateMachineName, executionName, JSON.stringify(input));
  }

  /** One execution, from its request to its rest. */
  async complete(executionName: string, input: Json): Promise<LocalRun> {
    const execution = await this.enter(executionName, input);
    await this.finish();
    return {
      result: resultOf(execution),
      executionName,
      effects: this.session.effects,
      brokenInvariants: async () => [
        ...this.session.brokenRecoveries,
        ...(await this.brokenInvariants()),
      ],
    };
  }

  /** Through the API where that takes it; what it refuses is started as it is, to see what the workflow makes of it. */
  private async enter(executionName: string, input: Json): Promise<Execution> {
    const { status, body } = await this.post(input);
    const refusal = status === 202 ? '' : ` ${body}; started past the API`;
    const execution = this.execution(executionName) ?? this.start(executionName, input);
    this.session.tell('API', `POST ${this.entry.path} answered ${status}${refusal}`);
    return execution;
  }

  /** The execution of an id, if there is one. */
  execution(id: string): Execution | undefined {
    return this.session.executions.get(`${this.world.naming.executionArnPrefix}:${id}`)?.execution;
  }

  /** Runs until everything is at rest. */
  finish(): Promise<void> {
    return this.session.finish();
  }

  /** What does not hold, now that nothing runs. */
  abstract brokenInvariants(): Promise<readonly BrokenInvariant[]>;

  private take(id: string): void {
    if (this.taken.has(id)) return;
    this.taken.add(id);
    this.world.used.take(id);
  }
}

/** A text in an input that may be anything; empty where there is none. */
export function textIn(input: Json, field: string): string {
  const value = isJsonObject(input) ? input[field] : undefined;
  return typeof value === 'string' ? value : '';
}
