import type { Integration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import type { Evaluate, Finish, View } from '../dialects/dialect';
import type { TaskEvents } from './events';

/** A Task state, read once. */
export interface TaskPlan {
  readonly resource: string;
  readonly integration: Integration;
  readonly events: TaskEvents;
  readonly wrapsPayload: boolean;
  readonly waitsForToken: boolean;
  /** Tells of its start apart from its end: `.sync` and `.waitForTaskToken`. */
  readonly submits: boolean;
  readonly input: (view: View, raw: Json) => Json;
  readonly arguments: Evaluate | undefined;
  readonly timeout: Evaluate | undefined;
  readonly heartbeat: Evaluate | undefined;
  readonly finish: Finish;
  readonly next: string | undefined;
}
