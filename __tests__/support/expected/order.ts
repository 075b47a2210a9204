import { orderResources } from '../../../local/order/resources';
import { orderWorkflow } from '../../../workflows/order';
import { ORDER_ERRORS, PASSING_PAYMENT_ERRORS } from '../../../workflows/order-errors';
import type { WorkflowExpectation } from './workflow-expectation';

/** What the order workflow says about itself. */
export const order: WorkflowExpectation = {
  definition: (naming, config) => orderWorkflow(orderResources(naming, config)),
  errors: Object.values(ORDER_ERRORS),
  raisedErrors: [
    ORDER_ERRORS.outOfStock,
    ORDER_ERRORS.stockContended,
    ORDER_ERRORS.compensationFailed,
    ORDER_ERRORS.duplicateOrder,
  ],
  passingErrors: PASSING_PAYMENT_ERRORS,
  rowWriters: [
    'OpenOrder',
    'ReserveItem',
    'RecordPayment',
    'CompleteOrder',
    'CancelOrder',
    'KeepOrder',
    'ReleaseItem',
    'LeaveTombstone',
    'CloseOrder',
    'RejectOrder',
  ],
  tokenHolders: ['ChargePayment'],
  tables: ['orders', 'payments', 'reservations', 'stock'],
  queues: {
    shipping: { isRead: true },
    attention: { isRead: false, sendingRule: 'recovery' },
  },
  rules: ['recovery'],
  otherFunctions: ['reconciliation', 'recovery'],
  functionTimeouts: { reconciliation: 300 },
  otherTypes: ['aws_scheduler_schedule', 'aws_scheduler_schedule_group'],
  topics: { notifications: [] },
  routes: {
    'POST /orders': 'AWS_IAM',
    'GET /orders/{orderId}': 'AWS_IAM',
    'POST /payments/callback': 'CUSTOM',
  },
};
