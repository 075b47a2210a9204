import type { Integration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import type { RawDetails } from '../history/history';

/** Kinds of events that a task may have. */
const KINDS = ['Scheduled', 'Started', 'Submitted', 'Succeeded', 'Failed', 'TimedOut'] as const;
export type TaskEventKind = (typeof KINDS)[number];

/** Name of an event and key of its details: `TaskSucceeded` and `taskSucceededEventDetails`. */
export interface EventName {
  readonly type: string;
  readonly key: `${string}EventDetails`;
}

/** The family of events in which a task is told: service integrations, plain functions and activities differ. */
export interface TaskEvents {
  readonly names: Readonly<Record<TaskEventKind, EventName>>;
  /** `resource` and `resourceType`, which go with every event of a service integration; undefined for the others. */
  readonly resource: RawDetails | undefined;
  /** What causes call the task. */
  readonly label: string;
  /** Details of the event that schedules it. */
  scheduled(parameters: Json, region: string): RawDetails;
}

/**
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function taskEvents(integration: Integration, resource: string): TaskEvents {
  if (integration.kind === 'lambda-arn' || integration.kind === 'activity') {
    return {
      names: namesOf(integration.kind === 'activity' ? 'Activity' : 'LambdaFunction'),
      resource: undefined,
      label: resource,
      scheduled: (input) => ({ resource, input }),
    };
  }
  const known = integration.kind === 'optimized' || integration.kind === 'sdk';
  const details = {
    resource: known ? actionOf(resource) : resource,
    resourceType: known ? serviceOf(integration) : 'unknown',
  };
  return {
    names: namesOf('Task'),
    resource: details,
    label: details.resourceType,
    scheduled: (parameters, region) => ({ ...details, region, parameters }),
  };
}

function namesOf(prefix: string): Readonly<Record<TaskEventKind, EventName>> {
  const start = prefix.charAt(0).toLowerCase() + prefix.slice(1);
  const names = KINDS.map((kind) => [
    kind,
    { type: `${prefix}${kind}`, key: `${start}${kind}EventDetails` },
  ]);
  return Object.fromEntries(names) as Record<TaskEventKind, EventName>;
}

function actionOf(resource: string): string {
  return resource.replace(/^arn:[^:]+:states:::(?:aws-sdk:)?[^:]+:/, '');
}

function serviceOf(integration: { readonly kind: string; readonly service: string }): string {
  return integration.kind === 'sdk' ? `aws-sdk:${integration.service}` : integration.service;
}
