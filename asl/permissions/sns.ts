import type { CalledTask, Mapper } from './called-task';

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
  subscribe: (task) => onTopic(task, 'sns:Subscribe'),
  getTopicAttributes: (task) => onTopic(task, 'sns:GetTopicAttributes'),
  setTopicAttributes: (task) => onTopic(task, 'sns:SetTopicAttributes'),
  listSubscriptionsByTopic: (task) => onTopic(task, 'sns:ListSubscriptionsByTopic'),
};

function onTopic(task: CalledTask, action: string, key = 'TopicArn'): undefined {
  task.allow(action, task.name(key));
}
