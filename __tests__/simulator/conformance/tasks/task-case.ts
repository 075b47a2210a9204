import type { TaskScript } from '../../../../simulator/tasks/handler';
import { sendAndWait } from '../../../support/machines';
import { type ConformanceCase, DOCS } from '../case';

export const TASK_PAGE = `${DOCS}/state-task.html`;

/** Events of a job, or of a message with a token, up to the wait for its end. */
export const SUBMITTED = ['TaskScheduled', 'TaskStarted', 'TaskSubmitted'];

/** The Parameters of a message with its token. */
export const TOKEN = { Parameters: { 'token.$': '$$.Task.Token' } };

/** A machine of one message whose sender waits for its token to be answered. */
export const message = (fields: object = {}): object => sendAndWait({ ...TOKEN, ...fields });

/** A case whose machine has one Task, `Only`, with that script. */
export const taskCase = (
  name: string,
  source: string,
  definition: object,
  script: TaskScript,
  expected: ConformanceCase['expected'],
  events: readonly string[],
): ConformanceCase => ({
  name,
  source,
  definition,
  options: { tasks: { Only: script } },
  expected,
  events,
});
