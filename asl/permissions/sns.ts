import type { CalledTask, Mapper } from './called-task';
import { passRole } from './job';
import { passRoles } from './passed-roles';

const SERVICE = 'sns.amazonaws.com';

const publish: Mapper = (task) => {
  if (!task.find('PhoneNumber').isAbsent)
    return task.allow('sns:Publish', '*', {
      reason: 'a text message to a phone number has no resource; a topic would have one',
    });
  onTopic(task, 'sns:Publish', task.find('TargetArn').isAbsent ? 'TopicArn' : 'TargetArn');
};

/** `sns:publish`, to a topic, an application's endpoint or a phone number. */
export const SNS: Readonly<Record<string, Mapper>> = { publish };

/** SDK calls; a batch is authorised by the action for one message. */
export const SNS_SDK: Readonly<Record<string, Mapper>> = {
  publish,
  publishBatch: (task) => onTopic(task, 'sns:Publish'),
  subscribe: (task) => {
    onTopic(task, 'sns:Subscribe');
    passRoles(task, SERVICE);
  },
  getTopicAttributes: (task) => onTopic(task, 'sns:GetTopicAttributes'),
  setTopicAttributes: (task) => {
    onTopic(task, 'sns:SetTopicAttributes');
    // Deliveries are logged with a role: LambdaSuccessFeedbackRoleArn and its like.
    const attribute = task.find('AttributeName').value;
    if (typeof attribute === 'string' && attribute.endsWith('RoleArn'))
      passRole(task, SERVICE, 'AttributeValue');
  },
  listSubscriptionsByTopic: (task) => onTopic(task, 'sns:ListSubscriptionsByTopic'),
};

function onTopic(task: CalledTask, action: string, key = 'TopicArn'): undefined {
  task.allow(action, task.name(key));
}
