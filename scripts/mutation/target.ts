import type { WorkflowName } from '../../config/project';

/** Folders of handlers that a workflow runs on. */
const HANDLERS: Readonly<Record<WorkflowName, readonly string[]>> = {
  order: ['order', 'recovery'],
  approval: ['approval', 'recovery'],
  saga: ['saga', 'recovery'],
  etl: ['etl'],
};

/**
 * Tests that run a workflow or its handlers, as patterns of their paths. Tests of shape are in none, for they notice
 * that something is gone, not that it is missed: `workflows/<name>.test.ts` reads the definition, `tables.test.ts` the
 * text of expressions, `<name>-stack.test.ts` compares the local world with the stack.
 */
export interface TestGroups {
  /** The definition on the engine. */
  readonly scenarios: string;
  readonly handlers: string;
  /** Both on stand-ins for the services. */
  readonly local: string;
}

/** A workflow as this check sees it. */
export interface Target {
  readonly workflow: WorkflowName;
  /** The module that gives the definition, and the function of it that does. */
  readonly module: string;
  readonly factory: string;
  readonly handlerFolders: readonly string[];
  readonly tests: TestGroups;
}

export function targetOf(workflow: WorkflowName): Target {
  const folders = HANDLERS[workflow];
  return {
    workflow,
    module: `workflows/${workflow}.ts`,
    factory: `${workflow}Workflow`,
    handlerFolders: folders.map((folder) => `lambdas/${folder}`),
    tests: {
      scenarios: `__tests__/workflows/${workflow}-[^/]+\\.test\\.ts$`,
      handlers: `__tests__/lambdas/(${[...folders, 'shared'].join('|')})/(?!tables\\.test)`,
      local: `__tests__/local/${workflow}/(?!${workflow}-stack)`,
    },
  };
}
