import { Naming } from '../../../config/naming';

export const NAMING = new Naming({
  environment: 'local',
  workflow: 'order',
  account: '123456789012',
  region: 'us-east-1',
});

/** A machine that puts its token into a queue and waits ten seconds for an answer. */
export const ASK_MACHINE = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: NAMING.queueUrl('asked'), 'MessageBody.$': '$$.Task.Token' },
      TimeoutSeconds: 10,
      End: true,
    },
  },
};
