import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { serialize } from '../asl/serialize';
import type { Naming } from '../config/naming';

/**
 * A widget without its place, in CloudWatch's own terms.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export interface Widget {
  readonly type: 'alarm' | 'metric' | 'text';
  /** In units of the grid. */
  readonly height: number;
  readonly properties: object;
}

/** Widgets side by side, each as wide as the others. */
export type WidgetRow = readonly Widget[];

export interface DashboardProps {
  readonly naming: Naming;
  /** From the top; asked for at the synth, when every construct is there. */
  readonly rows: () => readonly WidgetRow[];
}

/** Units of CloudWatch's grid from edge to edge. */
const GRID_WIDTH = 24;

/** A CloudWatch dashboard; its body holds names alone, so a plan shows what changes in it. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    new CloudwatchDashboard(this, 'Dashboard', {
      dashboardName: props.naming.name(),
      dashboardBody: Lazy.stringValue({
        produce: () => serialize({ widgets: placed(props.rows()) }),
      }),
    });
  }
}

/** Widgets with their places; a row without widgets takes no place. */
function placed(rows: readonly WidgetRow[]): object[] {
  let top = 0;
  return rows.flatMap((row) => {
    const y = top;
    const width = Math.floor(GRID_WIDTH / row.length);
    top += Math.max(0, ...row.map(({ height }) => height));
    return row.map(({ type, height, properties }, index) => ({
      type,
      x: index * width,
      y,
      width,
      height,
      properties,
    }));
  });
}
