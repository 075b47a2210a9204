import { listOf, statementsOf } from '../policy-document';
import { demandEach, type PolicyRule, policyText, section } from './rule';

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
const MOST_ACTIONS_OF_A_STATEMENT = 7;

const RETRY_LIMITS = ['maximum_event_age_in_seconds', 'maximum_retry_attempts'] as const;

/** Where each kind of resource that delivers keeps the limits of its retries. */
const RETRIES: Readonly<
  Record<string, (body: Readonly<Record<string, unknown>>) => Record<string, unknown>>
> = {
  aws_cloudwatch_event_target: (body) => section(body, 'retry_policy'),
  aws_scheduler_schedule: (body) => section(section(body, 'target'), 'retry_policy'),
  aws_lambda_function_event_invoke_config: (body) => ({ ...body }),
};

/** How messages and events come to whoever works on them. */
export const DELIVERING_RULES: readonly PolicyRule[] = [
  {
    name: 'a statement of a queue policy names no more actions than SQS takes',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_sqs_queue_policy',
        ({ body }) =>
          statementsOf(body).every(
            ({ Action }) => listOf(Action).length <= MOST_ACTIONS_OF_A_STATEMENT,
          ),
        'would be refused with OverLimit',
      ),
    breaks: [
      {
        type: 'aws_sqs_queue_policy',
        fields: {
          policy: policyText({
            Action: Array.from(
              { length: MOST_ACTIONS_OF_A_STATEMENT + 1 },
              () => 'sqs:SendMessage',
            ),
          }),
        },
      },
    ],
  },
  {
    // The provider sends 0 for the limit that is left out: no retry at all.
    name: 'whatever limits its retries by age or by number limits them by both',
    findings: (stack) =>
      Object.entries(RETRIES).flatMap(([type, limitsOf]) =>
        demandEach(
          stack,
          type,
          ({ body }) => {
            const limits = limitsOf(body);
            const [age, attempts] = RETRY_LIMITS.map((limit) => limits[limit] !== undefined);
            return age === attempts;
          },
          'leaves a limit to the provider',
        ),
      ),
    breaks: [
      {
        type: 'aws_cloudwatch_event_target',
        fields: { retry_policy: { maximum_event_age_in_seconds: 60 } },
      },
      {
        type: 'aws_cloudwatch_event_target',
        fields: { retry_policy: { maximum_retry_attempts: 1 } },
      },
      {
        type: 'aws_scheduler_schedule',
        fields: { target: { retry_policy: { maximum_event_age_in_seconds: 60 } } },
      },
      {
        type: 'aws_lambda_function_event_invoke_config',
        fields: { maximum_retry_attempts: undefined },
      },
    ],
  },
];
