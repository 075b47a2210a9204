import { parseArn } from './arn';
import type { CalledTask, Mapper } from './called-task';
import { stateMachineArn } from './context';

/**
 * `http:invoke`: the endpoint and method as conditions, and the connection with the secret that EventBridge
 * keeps for it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const HTTP: Readonly<Record<string, Mapper>> = {
  invoke: (task) => {
    const endpoint = task.rawOf(task.find('ApiEndpoint'));
    const method = task.text('Method');
    if (endpoint !== undefined && method !== undefined)
      task.allow('states:InvokeHTTPEndpoint', stateMachineArn(task.context), {
        conditions: {
          StringEquals: { 'states:HTTPEndpoint': endpoint, 'states:HTTPMethod': method },
        },
      });
    allowConnection(task);
  },
};

function allowConnection(task: CalledTask): undefined {
  const found = task.find('Authentication', 'ConnectionArn');
  const connection = found.isAbsent ? task.find('InvocationConfig', 'ConnectionArn') : found;
  if (connection.isAbsent) return task.unread(found);
  const arn = task.textOf(connection);
  if (arn === undefined) return;
  task.allow('events:RetrieveConnectionCredentials', arn);
  const parsed = parseArn(arn);
  const name = parsed?.resource.split('/')[1];
  if (parsed === undefined || name === undefined)
    return task.fail(
      'permission-missing-resource',
      connection.path,
      arn,
      "the connection's name is not in its ARN, so its secret cannot be named",
    );
  const { partition, region, account } = parsed;
  task.allow(
    ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    `arn:${partition}:secretsmanager:${region}:${account}:secret:events!connection/${name}/*`,
    { reason: 'EventBridge ends the name of a connection’s secret with an id of its own' },
  );
}
