import { isJsonObject, type JsonObject } from '../../asl/json';
import { TaskFailure } from '../../simulator/tasks/handler';
import { type AwsService, ServiceError, serviceOf, textField } from './aws-service';

/** A job's script: gets the arguments of the run, without their dashes. What it throws fails the run. */
export type GlueScript = (args: Readonly<Record<string, string>>) => Promise<void>;

/** How the next runs end: as their script does, or refused because too many run, or failed after the script is done. */
export type GlueBehaviour = 'succeed' | 'busy' | 'fail';

/**
 * Glue, for jobs that are waited for (`startJobRun.sync`): a run is over when the call is. A busy Glue refuses the
 * first start of each run's arguments, as one does whose concurrency is used up.
 */
export function makeGlue(
  jobs: Readonly<Record<string, GlueScript>>,
  behaviour: () => GlueBehaviour,
): AwsService {
  const refused = new Set<string>();
  let runs = 0;
  return serviceOf('Glue', {
    async StartJobRun(input) {
      const name = textField(input, 'JobName');
      const script = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
      if (script === undefined) {
        throw new ServiceError(
          'EntityNotFoundException',
          `Failed to start job run: no job ${name}`,
        );
      }
      const args = argumentsOf(input['Arguments']);
      const key = JSON.stringify([name, args]);
      if (behaviour() === 'busy' && !refused.has(key)) {
        refused.add(key);
        throw new ServiceError(
          'ConcurrentRunsExceededException',
          `Concurrent runs exceeded for ${name}`,
        );
      }
      const run = { Id: `jr_${++runs}`, JobName: name };
      try {
        await script(args);
      } catch (thrown) {
        throw failed({ ...run, ErrorMessage: String(thrown) });
      }
      if (behaviour() === 'fail') throw failed({ ...run, ErrorMessage: 'Command failed' });
      return { ...run, JobRunState: 'SUCCEEDED' };
    },
  });
}

/** What Step Functions makes of a job that failed. */
function failed(run: JsonObject): TaskFailure {
  return new TaskFailure('States.TaskFailed', JSON.stringify({ ...run, JobRunState: 'FAILED' }));
}

function argumentsOf(given: unknown): Record<string, string> {
  const entries = isJsonObject(given as JsonObject) ? Object.entries(given as JsonObject) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name.replace(/^--/, ''), `${value}`]));
}
