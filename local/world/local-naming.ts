import { environments } from '../../config/environments';
import { Naming } from '../../config/naming';
import type { WorkflowName } from '../../config/project';

/** The names of a workflow's stack `<workflow>-local`: what runs on a laptop has the same. */
export function localNaming(workflow: WorkflowName): Naming {
  const { account, region } = environments.local;
  return new Naming({ environment: 'local', workflow, account, region });
}
