import type { Widget } from './dashboard';

/** One line of a graph: namespace, metric, dimension and its value, how it is shown. */
type Line = readonly [
  namespace: string,
  metricName: string,
  dimension: string,
  value: string,
  shown: { readonly label: string; readonly stat?: string },
];

const GRAPH_HEIGHT = 6;
const ALARMS_HEIGHT = 4;
const TEXT_HEIGHT = 2;
const PERIOD_SECONDS = 300;
/** Alarms that one widget takes. */
const MOST_ALARMS = 100;

/** `ExecutionThrottled` is AWS's spelling. */
const EXECUTION_COUNTS = {
  ExecutionsStarted: 'started',
  ExecutionsSucceeded: 'succeeded',
  ExecutionsFailed: 'failed',
  ExecutionsTimedOut: 'timed out',
  ExecutionsAborted: 'aborted',
  ExecutionThrottled: 'throttled',
} as const;

/** What became of a machine's executions, and how long they took. */
export function executionGraphs(region: string, title: string, machineArn: string): Widget[] {
  const line = (metric: string, label: string, stat?: string): Line => [
    'AWS/States',
    metric,
    'StateMachineArn',
    machineArn,
    { label, ...(stat ? { stat } : {}) },
  ];
  return [
    graph(
      region,
      `${title}: executions`,
      'Sum',
      Object.entries(EXECUTION_COUNTS).map(([metric, label]) => line(metric, label)),
    ),
    graph(region, `${title}: duration (ms)`, 'Average', [
      line('ExecutionTime', 'average'),
      line('ExecutionTime', 'p99', 'p99'),
    ]),
  ];
}

/** Errors, throttles and slowness of functions, a line each; nothing where there are none. */
export function functionGraphs(region: string, names: readonly string[]): Widget[] {
  if (names.length === 0) return [];
  const of = (title: string, metric: string, stat: string) =>
    graph(
      region,
      title,
      stat,
      names.map((name) => ['AWS/Lambda', metric, 'FunctionName', name, { label: name }]),
    );
  return [
    of('Functions: errors', 'Errors', 'Sum'),
    of('Functions: throttles', 'Throttles', 'Sum'),
    of('Functions: duration p99 (ms)', 'Duration', 'p99'),
  ];
}

/** How long the oldest message waits in queues that are read, and how many wait for a person in the others. */
export function queueGraphs(
  region: string,
  { read, parked }: { readonly read: readonly string[]; readonly parked: readonly string[] },
): Widget[] {
  const of = (title: string, metric: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          graph(
            region,
            title,
            'Maximum',
            names.map((name) => ['AWS/SQS', metric, 'QueueName', name, { label: name }]),
          ),
        ];
  return [
    ...of('Queues: oldest message (s)', 'ApproximateAgeOfOldestMessage', read),
    ...of('Dead letters and parked messages', 'ApproximateNumberOfMessagesVisible', parked),
  ];
}

/**
 * How alarms stand.
 *
 * @throws RangeError when they are more than one widget takes
 */
export function alarmStatus(alarmArns: readonly string[]): Widget {
  if (alarmArns.length > MOST_ALARMS) {
    throw new RangeError(
      `a dashboard shows ${alarmArns.length} alarms in a widget; allowed: ${MOST_ALARMS}`,
    );
  }
  return {
    type: 'alarm',
    height: ALARMS_HEIGHT,
    properties: { title: 'Alarms', alarms: alarmArns },
  };
}

/** A text in Markdown. */
export function text(markdown: string): Widget {
  return { type: 'text', height: TEXT_HEIGHT, properties: { markdown } };
}

function graph(region: string, title: string, stat: string, metrics: readonly Line[]): Widget {
  return {
    type: 'metric',
    height: GRAPH_HEIGHT,
    properties: { title, view: 'timeSeries', region, stat, period: PERIOD_SECONDS, metrics },
  };
}
