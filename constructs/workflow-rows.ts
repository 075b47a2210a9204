import type { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import { Alarm } from './alarm';
import type { WidgetRow } from './dashboard';
import { alarmStatus, executionGraphs, functionGraphs, queueGraphs } from './dashboard-widgets';
import { NodeFunction } from './node-function';
import { ParkingQueue } from './parking-queue';
import { Queue } from './queue';
import { Workflow } from './workflow';

/**
 * The dashboard of a workflow: alarms, executions, functions and queues, all that are anywhere in the scope. An API has no
 * graph: AWS makes its id up, and the dashboard would not be known at plan. Its alarm is among the alarms.
 */
export function workflowRows(naming: Naming, scope: Construct): WidgetRow[] {
  const parts = scope.node.findAll();
  const { region } = naming;
  const queueName = ({ queue }: Queue | ParkingQueue): string => queue.name;
  return [
    [alarmStatus(parts.filter((part) => part instanceof Alarm).map(({ arn }) => arn))],
    ...parts
      .filter((part) => part instanceof Workflow)
      .map(({ arn }) => executionGraphs(region, naming.name(), arn)),
    functionGraphs(
      region,
      parts.filter((part) => part instanceof NodeFunction).map((fn) => fn.functionName),
    ),
    queueGraphs(region, {
      read: parts.filter((part) => part instanceof Queue).map(queueName),
      parked: parts.filter((part) => part instanceof ParkingQueue).map(queueName),
    }),
  ];
}
