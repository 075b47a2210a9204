import type { Json } from '../../asl/json';
import { resultOf } from '../../simulator/simulate';
import type { LocalRun, LocalRunRequest, LocalWorkflow, LocalWorld } from '../local-workflow';
import { readSample } from '../read-sample';
import sample from '../samples/approval.json';
import { APPROVAL_OPTIONS, readOptions } from './options';
import { type ApprovalSession, expenseIdOf } from './session';
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
  const executionName = expenseIdOf(input) || 'expense-without-id';
  expenses.decide(executionName, script);
  const execution = await begin(expenses, executionName, input);
  await expenses.finish();
  return {
    result: resultOf(execution),
    executionName,
    effects: expenses.session.effects,
    brokenInvariants: () => expenses.brokenInvariants(),
  };
}

/** Through the API where that takes it; what it refuses is started as it is, to see what the workflow makes of it. */
async function begin(expenses: ApprovalSession, executionName: string, input: Json) {
  const { status, body } = await expenses.post(input);
  const says =
    status === 202
      ? 'POST /expenses answered 202'
      : `POST /expenses answered ${status} ${body}; started past the API`;
  const execution = expenses.execution(executionName) ?? expenses.start(executionName, input);
  expenses.session.tell('API', says);
  return execution;
}
