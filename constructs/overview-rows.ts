import type { Naming } from '../config/naming';
import type { WorkflowName } from '../config/project';
import type { WidgetRow } from './dashboard';
import { executionGraphs, text } from './dashboard-widgets';

/**
 * The one dashboard over all workflows of an environment: what became of their executions, and a link to the dashboard of
 * each. Their machines are known by their names, so no stack is asked.
 */
export function overviewRows(environment: Naming, workflows: readonly WorkflowName[]): WidgetRow[] {
  const links = workflows.map(
    (workflow) => `[${workflow}](#dashboards:name=${environment.of(workflow).name()})`,
  );
  return [
    [text(`## All workflows\n${links.join(' | ')}`)],
    ...workflows.map((workflow) =>
      executionGraphs(environment.region, workflow, environment.of(workflow).stateMachineArn),
    ),
  ];
}
