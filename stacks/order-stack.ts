import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import { Alarm } from '../constructs/alarm';
import { handlerMetric } from '../constructs/handler-metric';
import { HttpApi } from '../constructs/http-api';
import { Recovery } from '../constructs/recovery';
import { Workflow } from '../constructs/workflow';
import { declined } from '../constructs/workflow-alarms';
import { orderWorkflow } from '../workflows/order';
import { createOrderFunctions, type OrderFunctions } from './order-functions';
import { createOrderStores, type OrderStores } from './order-stores';
import { readQueue } from './queue-reader';
import { WorkflowStack, type WorkflowStackProps } from './workflow-stack';

/** The order workflow: its API, functions, tables, queues, topics and machine. */
export class OrderStack extends WorkflowStack {
  constructor(scope: Construct, props: Omit<WorkflowStackProps, 'workflow'>) {
    super(scope, { ...props, workflow: 'order' });
    const { config } = props;
    const stores = createOrderStores(this.parts);
    const functions = createOrderFunctions(this.parts, stores);
    const machine = this.createMachine(config, stores, functions);
    machine.grantStart(functions.startOrder.role);
    machine.grantRead(functions.startOrder.role);
    machine.grantRead(functions.getOrder.role);
    machine.grantTaskResponse(functions.chargePayment.role, 'Failure', 'Success');
    machine.grantTaskResponse(functions.paymentCallback.role, 'Failure', 'Success');
    new Recovery(this, 'Recovery', {
      ...this.parts,
      workflow: machine,
      attention: stores.attention,
    });
    readQueue(this.parts, 'DispatchShipments', {
      queue: stores.shipping,
      reader: functions.dispatchShipment,
    });
    this.createApi(config, functions);
    this.watchPayments();
  }

  private createMachine(
    config: EnvironmentConfig,
    stores: OrderStores,
    functions: OrderFunctions,
  ): Workflow {
    const { validateOrder, chargePayment, refundPayment } = functions;
    const { orders, stock, reservations, shipping, attention, notifications } = stores;
    return new Workflow(this, 'Workflow', {
      naming: this.naming,
      definition: orderWorkflow({
        functions: {
          validateOrder: validateOrder.aliasArn,
          chargePayment: chargePayment.aliasArn,
          refundPayment: refundPayment.aliasArn,
        },
        tables: { orders: orders.name, stock: stock.name, reservations: reservations.name },
        shippingQueueUrl: shipping.queue.url,
        attentionQueueUrl: attention.queue.url,
        notificationsTopicArn: notifications.arn,
        paymentTimeoutSeconds: config.order.paymentTimeoutSeconds,
      }),
      logs: config.logs,
      key: this.parts.key,
      release: config.release.order,
      tolerances: {
        ...config.alarms,
        maxHoursWithoutStart: declined('orders come when customers order; there is no schedule'),
      },
      alarmTopicArn: this.parts.alarmTopicArn,
      recovered: true,
      dependsOn: [
        ...[validateOrder, chargePayment, refundPayment].map(({ alias }) => alias),
        ...[orders, stock, reservations].map(({ resource }) => resource),
        ...[shipping, attention].map(({ queue }) => queue.resource),
        notifications.resource,
      ],
    });
  }

  private createApi(config: EnvironmentConfig, functions: OrderFunctions): void {
    const iam = { kind: 'iam' } as const;
    const api = new HttpApi(this, 'Api', {
      naming: this.naming,
      description: 'Starts orders, gives their state and takes the payment provider’s callbacks',
      routes: [
        {
          id: 'StartOrder',
          method: 'POST',
          path: '/orders',
          fn: functions.startOrder,
          authorization: iam,
        },
        {
          id: 'GetOrder',
          method: 'GET',
          path: '/orders/{orderId}',
          fn: functions.getOrder,
          authorization: iam,
        },
        {
          id: 'PaymentCallback',
          method: 'POST',
          path: '/payments/callback',
          fn: functions.paymentCallback,
          authorization: {
            kind: 'authorizer',
            fn: functions.paymentAuthorizer,
            requiredHeaders: ['x-payment-signature', 'x-payment-timestamp', 'x-payment-digest'],
          },
        },
      ],
      throttling: config.api,
      logRetentionDays: config.logs.retentionDays,
      key: this.parts.key,
      alarmTopicArn: this.parts.alarmTopicArn,
    });
    new TerraformOutput(this, 'ApiEndpoint', {
      value: api.endpoint,
      description: 'Base URL; the payment provider is told <this>/payments/callback',
    });
  }

  /** The callback counts what it cannot settle by itself: money that somebody has to look at. */
  private watchPayments(): void {
    const { naming } = this;
    new Alarm(this, 'PaymentsConflicting', {
      naming,
      part: 'payments',
      topicArn: this.parts.alarmTopicArn,
      metric: 'conflicting',
      ...handlerMetric(naming, 'PaymentsConflicting'),
      tolerated: 0,
      severity: 'critical',
      description:
        'the payment provider contradicts what is recorded of a payment; see docs/runbooks/order-payments.md',
    });
  }
}
