import { formatArn, isResource } from './arn';
import { type CalledTask, type Mapper, REST_OF_NAME } from './called-task';
import type { PermissionContext } from './context';

/** `sqs:sendMessage`. */
export const SQS: Readonly<Record<string, Mapper>> = {
  sendMessage: (task) => onQueue(task, 'sqs:SendMessage'),
};

/** SDK calls; a batch is authorised by the action for one message. */
export const SQS_SDK: Readonly<Record<string, Mapper>> = {
  ...SQS,
  sendMessageBatch: (task) => onQueue(task, 'sqs:SendMessage'),
  receiveMessage: (task) => onQueue(task, 'sqs:ReceiveMessage'),
  deleteMessage: (task) => onQueue(task, 'sqs:DeleteMessage'),
  deleteMessageBatch: (task) => onQueue(task, 'sqs:DeleteMessage'),
  changeMessageVisibility: (task) => onQueue(task, 'sqs:ChangeMessageVisibility'),
  changeMessageVisibilityBatch: (task) => onQueue(task, 'sqs:ChangeMessageVisibility'),
  getQueueAttributes: (task) => onQueue(task, 'sqs:GetQueueAttributes'),
  setQueueAttributes: (task) => onQueue(task, 'sqs:SetQueueAttributes'),
  purgeQueue: (task) => onQueue(task, 'sqs:PurgeQueue'),
  getQueueUrl: (task) => task.allow('sqs:GetQueueUrl', task.resource('sqs', '', 'QueueName')),
};

function onQueue(task: CalledTask, action: string): undefined {
  const found = task.find('QueueUrl');
  const url = task.nameOf(found);
  if (url === undefined) return;
  const arn = queueArn(task.context, url);
  if (arn !== undefined && isResource(arn))
    return task.allow(action, arn, found.isDynamic ? { reason: REST_OF_NAME } : {});
  task.fail('permission-missing-resource', found.path, url, 'not the URL of a queue');
}

const WORD = String.raw`(?:\$\{[^}]*\}|[\w.-]+)`;
const PATH = new RegExp(String.raw`^https?://([^/]+)/(${WORD})/((?:${WORD})+\*?)$`);
const HOST =
  /^(?:sqs(?:-fips)?\.)?(\$\{[^}]*\}|[a-z0-9-]+)(?:\.queue)?\.(amazonaws\.com(?:\.cn)?)$/;

/**
 * ARN of the queue at a URL. Region and account are the URL's own: a queue may be somebody else's. A host that
 * is not AWS's, such as an emulator's, is taken to be in the machine's region.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
export function queueArn(context: PermissionContext, url: string): string | undefined {
  const [, host, account, resource] = PATH.exec(url) ?? [];
  if (host === undefined || account === undefined || resource === undefined) return undefined;
  const [, region, domain] = HOST.exec(host) ?? [];
  return formatArn({
    partition: domain?.endsWith('.cn') ? 'aws-cn' : context.partition,
    service: 'sqs',
    region: region === undefined || region === 'queue' ? context.region : region,
    account,
    resource,
  });
}
