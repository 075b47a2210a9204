import type { WorkflowName } from '../../../config/project';
import { approval } from './approval';
import { etl } from './etl';
import { order } from './order';
import { saga } from './saga';
import type { WorkflowExpectation } from './workflow-expectation';

/** Every workflow's row; one without a row does not compile. */
export const WORKFLOW_EXPECTATIONS: Readonly<Record<WorkflowName, WorkflowExpectation>> = {
  order,
  approval,
  saga,
  etl,
};
