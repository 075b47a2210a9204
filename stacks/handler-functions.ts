import type { WorkflowName } from '../config/project';
import { NodeFunction } from '../constructs/node-function';
import type { WorkflowParts } from './workflow-stack';

/** Makes a function of the handler `lambdas/<workflow>/<part>.ts`. */
export type MakeFunction = (
  id: string,
  part: string,
  description: string,
  /** @default what every handler has */
  environment?: Readonly<Record<string, string>>,
  /** @default what the environment says */
  timeoutSeconds?: number,
) => NodeFunction;

/** Makes functions of one workflow's handlers, each with a role of its own. */
export function handlersOf(parts: WorkflowParts, workflow: WorkflowName): MakeFunction {
  return (id, part, description, environment = {}, timeoutSeconds) =>
    new NodeFunction(parts.scope, id, {
      ...parts,
      part,
      handler: `${workflow}/${part}`,
      description,
      environment,
      timeoutSeconds,
    });
}
