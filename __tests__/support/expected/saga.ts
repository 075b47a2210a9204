import { sagaResources } from '../../../local/saga/resources';
import { sagaWorkflow } from '../../../workflows/saga';
import { PASSING_SAGA_ERRORS, SAGA_ERRORS } from '../../../workflows/saga-errors';
import type { WorkflowExpectation } from './workflow-expectation';

/** What the saga workflow says about itself. */
export const saga: WorkflowExpectation = {
  definition: (naming, config) => sagaWorkflow(sagaResources(naming, config)),
  errors: Object.values(SAGA_ERRORS),
  raisedErrors: [
    SAGA_ERRORS.paymentUnavailable,
    SAGA_ERRORS.compensationFailed,
    SAGA_ERRORS.confirmationIncomplete,
    SAGA_ERRORS.unusedPaymentLeft,
    SAGA_ERRORS.duplicateBooking,
  ],
  passingErrors: PASSING_SAGA_ERRORS,
  rowWriters: [
    'OpenBooking',
    'ClaimPaymentProbe',
    'ClosePaymentBreaker',
    'CountPaymentFailure',
    'OpenPaymentBreaker',
    'CommitBooking',
    'CompleteBooking',
    'CancelBooking',
    'CloseBooking',
    'RejectBooking',
  ],
  tables: ['bookings', 'breakers'],
  queues: { attention: { isRead: false, sendingRule: 'recovery' } },
  topics: { notifications: [] },
  rules: ['recovery'],
  routes: {
    'POST /bookings': 'AWS_IAM',
    'GET /bookings/{bookingId}': 'AWS_IAM',
  },
  otherFunctions: ['reconciliation', 'recovery'],
  functionTimeouts: { reconciliation: 300 },
  otherTypes: ['aws_scheduler_schedule', 'aws_scheduler_schedule_group'],
};
