import type { WorkflowName } from '../../config/project';

const SAME_EXECUTION = 'only the execution that opened the row may write, and it writes the same';

/** Mutants that no test can tell from the workflow as it is, by their ids, each with the reason. */
export const EQUIVALENT: Readonly<Partial<Record<WorkflowName, Readonly<Record<string, string>>>>> =
  {
    order: {
      'guard/OpenOrder/1': SAME_EXECUTION,
      'guard/OpenOrder/2': SAME_EXECUTION,
      'condition/ReleaseItem/1':
        'a piece without a row has no number to add to: the transaction is cancelled all the same',
      'guard/LeaveTombstone/0':
        'what is written is the expiry that every reservation of the order was given',
    },
    approval: {
      'guard/OpenExpense/1': SAME_EXECUTION,
      'guard/OpenExpense/2': SAME_EXECUTION,
    },
    saga: {
      'guard/OpenBooking/1': SAME_EXECUTION,
      'guard/OpenBooking/2': SAME_EXECUTION,
    },
  };
