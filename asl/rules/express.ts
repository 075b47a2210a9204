import { joinPath } from '../path';
import { eachState, type Rule } from './rule';
import { executionType, processorConfig } from './subject';
import { integrationOf } from './task';

/** Rules on what Express executions cannot do. Source: https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
export const EXPRESS_RULES = [
  {
    id: 'express-pattern',
    severity: 'error',
    description: 'An Express execution has no .sync or .waitForTaskToken task and no activity.',
    check: eachState(function* (visited, subject) {
      const integration = integrationOf(visited);
      if (integration === undefined || executionType(visited, subject) !== 'EXPRESS') return;
      const waits = 'pattern' in integration && integration.pattern !== 'request-response';
      if (!waits && integration.kind !== 'activity') return;
      yield {
        path: joinPath(visited.path, 'Resource'),
        value: visited.state['Resource'],
        message: `${waits ? integration.pattern : 'an activity'} in an Express execution`,
        fix: 'make the machine (or the ExecutionType of the Map around it) STANDARD, or do not wait',
      };
    }),
  },
  {
    id: 'express-distributed-map',
    severity: 'error',
    description: 'An Express execution has no distributed Map.',
    check: eachState(function* (visited, subject) {
      const mode = processorConfig(visited.state)?.['Mode'];
      if (mode !== 'DISTRIBUTED' || executionType(visited, subject) !== 'EXPRESS') return;
      yield {
        path: joinPath(visited.path, 'ItemProcessor', 'ProcessorConfig', 'Mode'),
        value: mode,
        message: 'a distributed Map in an Express execution',
        fix: "use Mode 'INLINE', or make the execution STANDARD",
      };
    }),
  },
] as const satisfies readonly Rule[];
