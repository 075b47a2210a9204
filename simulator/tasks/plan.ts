import type { Integration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import type { Evaluate, Field, Finish, View } from '../dialects/dialect';
import type { TaskEvents } from './events';

/** What is called, and how it is waited for. */
export interface CallPlan {
  readonly resource: string;
  readonly integration: Integration;
  readonly wrapsPayload: boolean;
  /** `.waitForTaskToken` */
  readonly waitsForToken: boolean;
  /** `.sync` */
  readonly waitsForJob: boolean;
}

/** A Task state, read once. */
export interface TaskPlan extends CallPlan {
  readonly events: TaskEvents;
  readonly input: (view: View, raw: Json) => Json;
  readonly arguments: Evaluate | undefined;
  readonly timeout: Field | undefined;
  readonly heartbeat: Field | undefined;
  readonly finish: Finish;
  readonly next: string | undefined;
}
