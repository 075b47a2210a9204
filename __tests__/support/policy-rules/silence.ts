import { resources } from '../synth';
import { demandEach, type PolicyRule, section } from './rule';

const HOURS_OF_THE_LONGEST_DAY = 25;

/** Seconds without a start after which an alarm speaks; 0 where an alarm does not wait for one. */
function silenceOf(body: Readonly<Record<string, unknown>>): number {
  const queries = (body['metric_query'] ?? []) as readonly Record<string, unknown>[];
  const [filled = {}, reported = {}] = queries;
  const metric = section(reported, 'metric');
  return metric['metric_name'] === 'ExecutionsStarted' &&
    filled['expression'] === 'FILL(reported, 0)'
    ? Number(metric['period']) * Number(body['datapoints_to_alarm'])
    : 0;
}

/** Who hears that nothing happens any more: no function of ours runs then to raise an alarm of its own. */
export const SILENCE_RULES: readonly PolicyRule[] = [
  {
    // A mapping that is disabled or fails invokes nothing, so no alarm of a function tells of it.
    name: 'every queue with a reader has an alarm on the age of its oldest message',
    findings: (stack) => {
      const watched = resources(stack.json, 'aws_cloudwatch_metric_alarm')
        .filter(({ body }) => body['metric_name'] === 'ApproximateAgeOfOldestMessage')
        .map(({ body }) => section(body, 'dimensions')['QueueName']);
      return demandEach(
        stack,
        'aws_sqs_queue',
        ({ body }) => body['redrive_policy'] === undefined || watched.includes(body['name']),
        'could stand still unseen',
      );
    },
    breaks: [
      {
        type: 'aws_sqs_queue',
        having: 'redrive_policy',
        fields: { name: 'another-queue' },
      },
    ],
  },
  {
    name: 'a schedule that starts executions has an alarm on none, which the longest day does not raise',
    findings: (stack) => {
      const silences = resources(stack.json, 'aws_cloudwatch_metric_alarm')
        .map(({ body }) => silenceOf(body))
        .filter((seconds) => seconds > 0);
      return demandEach(
        stack,
        'aws_scheduler_schedule',
        ({ body }) => {
          const { maximum_window_in_minutes: window = 0 } = section(body, 'flexible_time_window');
          const least = HOURS_OF_THE_LONGEST_DAY * 3600 + Number(window) * 60;
          const starts = `${section(body, 'target')['arn']}`.includes(':stateMachine:');
          const isOn = body['state'] === 'ENABLED';
          return (
            !(starts && isOn) ||
            (silences.length === 1 && silences.every((seconds) => seconds > least))
          );
        },
        'could fall silent unheard, or an alarm would cry every autumn',
      );
    },
    breaks: [
      {
        type: 'aws_cloudwatch_metric_alarm',
        path: 'Workflow/Alarms/NothingStarted/Alarm',
        fields: { datapoints_to_alarm: 25 },
      },
      {
        type: 'aws_cloudwatch_metric_alarm',
        path: 'Workflow/Alarms/NothingStarted/Alarm',
        fields: { metric_query: undefined },
      },
      {
        type: 'aws_scheduler_schedule',
        path: 'Schedule/Schedule',
        fields: { flexible_time_window: { maximum_window_in_minutes: 1_440 } },
      },
    ],
  },
];
