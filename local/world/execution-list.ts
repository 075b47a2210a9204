import type { JsonObject } from '../../asl/json';
import { pageOf } from './page';

/** What a list tells of an execution, of all that describing it tells: no input, no error. */
const LISTED = [
  ...['executionArn', 'stateMachineArn', 'name', 'status'],
  ...['startDate', 'stopDate', 'redriveCount', 'redriveDate'],
];

/**
 * A page of executions, the last started first, as `ListExecutions` answers it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 * @param described executions of one machine, oldest first
 */
export function executionList(described: readonly JsonObject[], input: JsonObject): JsonObject {
  const { statusFilter } = input;
  const wanted = described
    .filter(({ status }) => statusFilter === undefined || status === statusFilter)
    .reverse();
  const { page, next } = pageOf(wanted, input);
  const executions = page.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([field]) => LISTED.includes(field))),
  );
  return { executions, ...next };
}
