import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import { Alarm } from '../constructs/alarm';
import { handlerMetric } from '../constructs/handler-metric';
import { HttpApi } from '../constructs/http-api';
import { Recovery } from '../constructs/recovery';
import { Workflow } from '../constructs/workflow';
import { declined } from '../constructs/workflow-alarms';
import { sagaWorkflow } from '../workflows/saga';
import { createSagaFunctions, type SagaFunctions } from './saga-functions';
import { createSagaStores, type SagaStores } from './saga-stores';
import { WorkflowStack, type WorkflowStackProps } from './workflow-stack';

/** The saga workflow: its API, functions, tables, queue, topics and machine. */
export class SagaStack extends WorkflowStack {
  constructor(scope: Construct, props: Omit<WorkflowStackProps, 'workflow'>) {
    super(scope, { ...props, workflow: 'saga' });
    const { config } = props;
    const stores = createSagaStores(this.parts);
    const functions = createSagaFunctions(this.parts, stores);
    const machine = this.createMachine(config, stores, functions);
    machine.grantStart(functions.startBooking.role);
    machine.grantRead(functions.startBooking.role);
    machine.grantRead(functions.getBooking.role);
    new Recovery(this, 'Recovery', {
      ...this.parts,
      workflow: machine,
      attention: stores.attention,
    });
    this.createApi(config, functions);
    this.watchFallback();
  }

  private createMachine(
    config: EnvironmentConfig,
    { bookings, breakers, attention, notifications }: SagaStores,
    { startBooking, getBooking, ...called }: SagaFunctions,
  ): Workflow {
    return new Workflow(this, 'Workflow', {
      naming: this.naming,
      definition: sagaWorkflow({
        functions: {
          validateBooking: called.validateBooking.aliasArn,
          reserveStep: called.reserveStep.aliasArn,
          confirmStep: called.confirmStep.aliasArn,
          releaseStep: called.releaseStep.aliasArn,
          authorizePayment: called.authorizePayment.aliasArn,
          capturePayment: called.capturePayment.aliasArn,
          voidPayment: called.voidPayment.aliasArn,
        },
        tables: { bookings: bookings.name, breakers: breakers.name },
        attentionQueueUrl: attention.queue.url,
        notificationsTopicArn: notifications.arn,
        breaker: config.saga.breaker,
      }),
      logs: config.logs,
      key: this.parts.key,
      release: config.release.saga,
      tolerances: {
        ...config.alarms,
        maxHoursWithoutStart: declined(
          'trips are booked when travellers book; there is no schedule',
        ),
      },
      alarmTopicArn: this.parts.alarmTopicArn,
      recovered: true,
      dependsOn: [
        ...Object.values(called).map(({ alias }) => alias),
        ...[bookings, breakers].map(({ resource }) => resource),
        attention.queue.resource,
        notifications.resource,
      ],
    });
  }

  private createApi(config: EnvironmentConfig, { startBooking, getBooking }: SagaFunctions): void {
    const authorization = { kind: 'iam' } as const;
    const api = new HttpApi(this, 'Api', {
      naming: this.naming,
      description: 'Starts bookings and gives their state',
      routes: [
        { id: 'StartBooking', method: 'POST', path: '/bookings', fn: startBooking, authorization },
        {
          id: 'GetBooking',
          method: 'GET',
          path: '/bookings/{bookingId}',
          fn: getBooking,
          authorization,
        },
      ],
      throttling: config.api,
      logRetentionDays: config.logs.retentionDays,
      key: this.parts.key,
      alarmTopicArn: this.parts.alarmTopicArn,
    });
    new TerraformOutput(this, 'ApiEndpoint', { value: api.endpoint, description: 'Base URL' });
  }

  /** One payment at the fallback is what it is there for; those of ten minutes are an outage, or an open breaker. */
  private watchFallback(): void {
    const { naming } = this;
    new Alarm(this, 'PaymentsAtFallback', {
      naming,
      part: 'payments',
      topicArn: this.parts.alarmTopicArn,
      metric: 'at-fallback',
      ...handlerMetric(naming, 'FallbackPayments'),
      tolerated: 0,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      severity: 'warning',
      description:
        'trips are paid through the fallback provider, in two of three periods; see docs/runbooks/saga-payment-breaker.md',
    });
  }
}
