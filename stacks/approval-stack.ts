import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import { Alarm } from '../constructs/alarm';
import { handlerMetric } from '../constructs/handler-metric';
import { Recovery } from '../constructs/recovery';
import { Workflow } from '../constructs/workflow';
import { declined } from '../constructs/workflow-alarms';
import { approvalWorkflow } from '../workflows/approval';
import { createApprovalApi } from './approval-api';
import {
  type ApprovalFunctions,
  createApprovalFunctions,
  createRequestDecision,
} from './approval-functions';
import { type ApprovalStores, createApprovalStores } from './approval-stores';
import { readQueue } from './queue-reader';
import { WorkflowStack, type WorkflowStackProps } from './workflow-stack';

const SECONDS_PER_HOUR = 3600;

/** Links within five minutes that are none: a mail program may break a few, more is somebody who tries. */
const MAX_UNKNOWN_LINKS = 50;

/** The approval workflow: its API and pages, functions, tables, queues, topics, archive and machine. */
export class ApprovalStack extends WorkflowStack {
  constructor(scope: Construct, props: Omit<WorkflowStackProps, 'workflow'>) {
    super(scope, { ...props, workflow: 'approval' });
    const { config } = props;
    const stores = createApprovalStores(this.parts);
    const functions = createApprovalFunctions(this.parts, stores);
    const machine = this.createMachine(config, stores, functions);
    const api = createApprovalApi(this.parts, functions);
    const requestDecision = createRequestDecision(this.parts, stores, api.endpoint);
    machine.grantStart(functions.startExpense.role);
    for (const { role } of [
      functions.startExpense,
      functions.getExpense,
      functions.showDecision,
      functions.decideExpense,
    ]) {
      machine.grantRead(role);
    }
    machine.grantTaskResponse(functions.decideExpense.role, 'Success');
    machine.grantTaskResponse(requestDecision.role, 'Success');
    new Recovery(this, 'Recovery', {
      ...this.parts,
      workflow: machine,
      attention: stores.attention,
    });
    readQueue(this.parts, 'PutQuestions', { queue: stores.questions, reader: requestDecision });
    this.watchLinks();
  }

  private createMachine(
    config: EnvironmentConfig,
    stores: ApprovalStores,
    { validateExpense }: ApprovalFunctions,
  ): Workflow {
    const { expenses, requests, decisions, payouts } = stores;
    const { questions, payroll, attention, notifications, archive } = stores;
    return new Workflow(this, 'Workflow', {
      naming: this.naming,
      definition: approvalWorkflow({
        functions: { validateExpense: validateExpense.aliasArn },
        tables: {
          expenses: expenses.name,
          requests: requests.name,
          decisions: decisions.name,
          payouts: payouts.name,
        },
        questionsQueueUrl: questions.queue.url,
        payrollQueueUrl: payroll.queue.url,
        attentionQueueUrl: attention.queue.url,
        notificationsTopicArn: notifications.arn,
        archiveBucket: archive.name,
        decisionTimeoutSeconds: config.approval.decisionTimeoutHours * SECONDS_PER_HOUR,
        autoApproveBelow: config.approval.autoApproveBelow,
      }),
      logs: config.logs,
      key: this.parts.key,
      release: config.release.approval,
      tolerances: {
        ...config.alarms,
        maxDurationSeconds: declined('an execution takes as long as two people take to answer'),
        maxHoursWithoutStart: declined(
          'expenses come when employees file them; there is no schedule',
        ),
      },
      alarmTopicArn: this.parts.alarmTopicArn,
      recovered: true,
      dependsOn: [
        validateExpense.alias,
        ...[expenses, requests, decisions, payouts].map(({ resource }) => resource),
        ...[questions, payroll, attention].map(({ queue }) => queue.resource),
        notifications.resource,
        ...archive.dependencies,
      ],
    });
  }

  private watchLinks(): void {
    const { naming } = this;
    new Alarm(this, 'LinksUnknown', {
      naming,
      part: 'links',
      topicArn: this.parts.alarmTopicArn,
      metric: 'unknown',
      ...handlerMetric(naming, 'LinksUnknown'),
      tolerated: MAX_UNKNOWN_LINKS,
      severity: 'warning',
      description: 'somebody tries links that are none; see docs/runbooks/approval-links.md',
    });
  }
}
