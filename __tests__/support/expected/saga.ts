import { sagaWorkflow } from '../../../workflows/saga';
import { PASSING_SAGA_ERRORS, SAGA_ERRORS } from '../../../workflows/saga-errors';
import type { WorkflowExpectation } from './workflow-expectation';

/** What the saga workflow says about itself. */
export const saga: WorkflowExpectation = {
  definition: (naming, config) =>
    sagaWorkflow({
      functions: {
        validateBooking: naming.functionAliasArn('validate-booking'),
        reserveStep: naming.functionAliasArn('reserve-step'),
        confirmStep: naming.functionAliasArn('confirm-step'),
        releaseStep: naming.functionAliasArn('release-step'),
        authorizePayment: naming.functionAliasArn('authorize-payment'),
        capturePayment: naming.functionAliasArn('capture-payment'),
        voidPayment: naming.functionAliasArn('void-payment'),
      },
      tables: { bookings: naming.tableName('bookings'), breakers: naming.tableName('breakers') },
      attentionQueueUrl: naming.queueUrl('attention'),
      notificationsTopicArn: naming.topicArn('notifications'),
      breaker: config.saga.breaker,
    }),
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
  otherFunctions: ['recovery'],
};
