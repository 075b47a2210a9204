import type { LocalRun, LocalRunRequest, LocalWorkflow, LocalWorld } from '../local-workflow';
import { readSample } from '../read-sample';
import sample from '../samples/approval.json';
import { textIn } from '../world/api-session';
import { APPROVAL_OPTIONS, readOptions } from './options';
import { APPROVAL_ENTRY } from './session';
import { APPROVAL_DESCRIPTION, ApprovalWorld } from './world';

/** The approval workflow on a laptop. */
export const approvalLocally: LocalWorkflow = {
  name: 'approval',
  sample: readSample('approval', sample),
  numbered: (n) => ({ ...sample.input, expenseId: `${sample.input.expenseId}-${n}` }),
  options: APPROVAL_OPTIONS,
  async open(): Promise<LocalWorld> {
    const world = await ApprovalWorld.open();
    return {
      definition: APPROVAL_DESCRIPTION.definition,
      run: (request) => runExpense(world, request),
      close: () => world.close(),
    };
  },
};

/** One expense from its request to its rest, in a session of its own. */
export async function runExpense(
  world: ApprovalWorld,
  request: LocalRunRequest,
): Promise<LocalRun> {
  const script = readOptions(request.options);
  const { input } = request;
  const expenses = world.begin(request);
  const executionName = textIn(input, APPROVAL_ENTRY.idField) || 'expense-without-id';
  expenses.decide(executionName, script);
  return expenses.complete(executionName, input);
}
