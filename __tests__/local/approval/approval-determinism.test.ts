import { approvalLocally } from '../../../local/approval/workflow';
import { describeSameSeed } from '../same-seed';
import { anExpense } from './expenses';

describeSameSeed(approvalLocally, {
  input: anExpense('wild'),
  stopAfterEvent: 20,
  options: { decide: 'escalate' },
  faults: [
    { state: 'AskSecondApprover', error: 'Unknown', when: 'after' },
    { state: 'RecordApproval', error: 'States.Timeout', when: 'late' },
    { state: 'ArchivePaid', error: 'States.Timeout', when: 'after' },
  ],
});
