/**
 * Fulfils one order.
 *
 * Input: the order as `POST /orders` accepts it (`lambdas/order/order-schema.ts`); the execution's name is
 * the order id, so one order is one execution.
 * Output: the input as it came under `input`, the validated order under `order`, the payment under `payment`.
 * Errors: those of `order-errors.ts`; a failed execution ends with the error that caused it, after every
 * effect that may have happened was undone.
 *
 * Effects and what makes each of them safe to repeat:
 * - the order's row moves along RECEIVED, PAID, COMPLETED or REJECTED, CANCELLING, CANCELLED, REFUNDED by
 *   conditional writes only; it is also the fence between shipping and cancelling (`dispatchedAt`);
 * - a reservation is one row a piece, written together with the stock it takes; a released one stays as a
 *   tombstone, so that a reservation that arrives late is refused;
 * - a charge and its refund carry idempotency keys made of the order id and the step.
 */
import { caught, caughtAll } from '../asl/catch';
import { type StateMachine, stateMachine } from '../asl/language';
import { LAMBDA_CRASHED, LAMBDA_TRANSIENT, TIMEOUT } from '../asl/retry';
import { lambdaInvoke, lambdaInvokeWithToken } from '../asl/tasks/lambda';
import { caughtFirst, KEEP_FAILURE } from './fragments/any-input';
import { CONDITION_FAILED } from './fragments/condition-failed';
import { FAIL_AS_CAUGHT } from './fragments/fail-as-caught';
import { parkExecution } from './fragments/park';
import { compensationRetry } from './fragments/patient-retry';
import { ORDER_ERRORS, PASSING_PAYMENT_ERRORS } from './order-errors';
import { confirmOrder, notify, shipOrder } from './order-messages';
import type { OrderResources } from './order-resources';
import { closeOrder, moveOrder, openOrder, rejectOrder } from './order-row';
import { ITEM_CONCURRENCY, itemOfOrder, releaseItem, reserveItem } from './order-stock';

/** Seconds; more than two payment timeouts and every retry. */
const MACHINE_TIMEOUT_SECONDS = 2 * 60 * 60;

export const orderWorkflow = (aws: OrderResources): StateMachine =>
  stateMachine({
    Comment: 'Fulfil one order: reserve, charge, ship; on any failure refund, release, tell, fail.',
    StartAt: 'OpenOrder',
    TimeoutSeconds: MACHINE_TIMEOUT_SECONDS,
    States: {
      OpenOrder: {
        ...openOrder(aws),
        Catch: [caught([CONDITION_FAILED], 'OrderDuplicated', null), caughtFirst('KeepFailure')],
        Next: 'ValidateOrder',
      },
      ValidateOrder: {
        ...lambdaInvoke({
          FunctionName: aws.functions.validateOrder,
          Payload: { 'executionName.$': '$$.Execution.Name', 'input.$': '$.input' },
        }),
        ResultSelector: {
          'orderId.$': '$.Payload.orderId',
          'customerId.$': '$.Payload.customerId',
          'currency.$': '$.Payload.currency',
          'totalMinor.$': '$.Payload.totalMinor',
          'items.$': '$.Payload.items',
          'reservationsExpireAt.$': '$.Payload.reservationsExpireAt',
        },
        ResultPath: '$.order',
        Catch: [caughtAll('RejectOrder')],
        Next: 'ReserveStock',
      },
      ReserveStock: {
        Type: 'Map',
        ItemsPath: '$.order.items',
        ItemSelector: itemOfOrder,
        MaxConcurrency: ITEM_CONCURRENCY,
        ItemProcessor: reserveItem(aws),
        ResultPath: null,
        Catch: [caughtAll('RefundPayment')],
        Next: 'ChargePayment',
      },
      ChargePayment: {
        Comment: 'Waits for the provider, whose answer comes to POST /payments/callback.',
        ...lambdaInvokeWithToken(
          {
            FunctionName: aws.functions.chargePayment,
            Payload: {
              'taskToken.$': '$$.Task.Token',
              'orderId.$': '$.order.orderId',
              'amountMinor.$': '$.order.totalMinor',
              'currency.$': '$.order.currency',
            },
          },
          { TimeoutSeconds: aws.paymentTimeoutSeconds },
        ),
        Retry: [
          LAMBDA_TRANSIENT,
          LAMBDA_CRASHED,
          { ...TIMEOUT, ErrorEquals: PASSING_PAYMENT_ERRORS },
          // A lost answer: asking again under the same idempotency key finds the charge as it is.
          { ...TIMEOUT, MaxAttempts: 1 },
        ],
        ResultPath: '$.payment',
        Catch: [caughtAll('RefundPayment')],
        Next: 'RecordPayment',
      },
      RecordPayment: {
        ...moveOrder(aws, 'PAID', '#status IN (:received, :next)', {
          ':received': { S: 'RECEIVED' },
        }),
        Catch: [caughtAll('RefundPayment')],
        Next: 'FulfilOrder',
      },
      FulfilOrder: {
        Type: 'Parallel',
        Branches: [shipOrder(aws), confirmOrder(aws)],
        ResultPath: null,
        Catch: [caughtAll('CancelOrder')],
        Next: 'CompleteOrder',
      },
      CompleteOrder: {
        ...moveOrder(aws, 'COMPLETED', '#status IN (:paid, :next)', { ':paid': { S: 'PAID' } }),
        Catch: [caughtAll('CancelOrder')],
        Next: 'OrderCompleted',
      },
      OrderCompleted: { Type: 'Succeed' },

      CancelOrder: {
        Comment: 'From here the parcel stays: the dispatcher ships no order that is CANCELLING.',
        // Only from PAID: a write that lands late, when the order has ended, is refused.
        ...moveOrder(
          aws,
          'CANCELLING',
          'attribute_not_exists(dispatchedAt) AND #status IN (:paid, :next)',
          { ':paid': { S: 'PAID' } },
        ),
        Catch: [
          caught([CONDITION_FAILED], 'KeepOrder', '$.cancellation'),
          caughtAll('ParkOrder', '$.unfinished.CancelOrder'),
        ],
        Next: 'RefundPayment',
      },
      KeepOrder: {
        Comment:
          'Too late to cancel: the parcel has left, or the step that seemed to fail had completed.',
        ...moveOrder(aws, 'COMPLETED', 'attribute_exists(dispatchedAt) OR #status = :next', {}),
        Catch: [caughtAll('ParkOrder', '$.unfinished.KeepOrder')],
        Next: 'OrderCompleted',
      },
      RefundPayment: {
        Comment:
          'Undoes the charge, or forbids one that is still under way; also when none was asked for.',
        ...lambdaInvoke({
          FunctionName: aws.functions.refundPayment,
          Payload: { 'orderId.$': '$.order.orderId' },
        }),
        Retry: compensationRetry(PASSING_PAYMENT_ERRORS),
        ResultSelector: { 'outcome.$': '$.Payload.outcome' },
        ResultPath: '$.refund',
        // The stock does not wait for the payment provider.
        Catch: [caughtAll('ReleaseStock', '$.unfinished.RefundPayment')],
        Next: 'ReleaseStock',
      },
      ReleaseStock: {
        Type: 'Map',
        ItemsPath: '$.order.items',
        ItemSelector: itemOfOrder,
        MaxConcurrency: ITEM_CONCURRENCY,
        ItemProcessor: releaseItem(aws),
        ResultPath: null,
        Retry: [{ ...TIMEOUT, ErrorEquals: [ORDER_ERRORS.stockContended], MaxAttempts: 5 }],
        Catch: [caughtAll('ParkOrder', '$.unfinished.ReleaseStock')],
        Next: 'CheckUndone',
      },
      CheckUndone: {
        Type: 'Choice',
        Choices: [{ Variable: '$.unfinished', IsPresent: true, Next: 'ParkOrder' }],
        Default: 'CloseOrder',
      },
      CloseOrder: {
        ...closeOrder(aws),
        Catch: [caughtAll('ParkOrder', '$.unfinished.CloseOrder')],
        Next: 'NotifyCustomer',
      },
      NotifyCustomer: {
        ...notify(aws, 'OrderCancelled'),
        ResultPath: null,
        // The order is undone whether or not the customer hears of it; the failure alarm is on its way anyway.
        Catch: [caughtAll('OrderFailed', null)],
        Next: 'OrderFailed',
      },
      KeepFailure: { ...KEEP_FAILURE, Next: 'RejectOrder' },
      RejectOrder: {
        Comment: 'Nothing has happened yet but, perhaps, the row.',
        ...rejectOrder(aws),
        Catch: [
          caught([CONDITION_FAILED], 'OrderDuplicated', null),
          caughtAll('ParkOrder', '$.unfinished.RejectOrder'),
        ],
        Next: 'OrderFailed',
      },
      ParkOrder: {
        Comment:
          'What did not succeed, by state, is left to a person (docs/runbooks/order-attention.md).',
        ...parkExecution(
          aws.attentionQueueUrl,
          { 'orderId.$': '$$.Execution.Name' },
          '$.unfinished',
        ),
        Catch: [caughtAll('CompensationFailed', null)],
        Next: 'CompensationFailed',
      },

      OrderFailed: FAIL_AS_CAUGHT,
      CompensationFailed: {
        Type: 'Fail',
        Error: ORDER_ERRORS.compensationFailed,
        CausePath: 'States.JsonToString($.unfinished)',
      },
      OrderDuplicated: {
        Type: 'Fail',
        Error: ORDER_ERRORS.duplicateOrder,
        Cause: 'another execution owns this order id; nothing was done',
      },
    },
  });
