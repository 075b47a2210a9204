import { type Evidence, gatherEvidence } from '../../../local/approval/evidence';
import { ApprovalWorld } from '../../../local/approval/world';
import { anExpense } from './expenses';

/** Leaves a cause in the history, and changes nothing else. */
export const RETRIED = {
  state: 'ValidateExpense',
  error: 'Lambda.ServiceException',
  cause: 'the cause of nothing',
} as const;

/** What an expense `paid`, approved by its first approver, leaves behind. */
export async function evidenceOfPaid(): Promise<Evidence> {
  const world = await ApprovalWorld.open();
  const expenses = world.begin({ faults: [RETRIED] });
  await expenses.post(anExpense('paid'));
  await expenses.finish();
  const evidence = await gatherEvidence(expenses);
  await world.close();
  return evidence;
}
