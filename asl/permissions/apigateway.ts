import type { CalledTask, Mapper } from './called-task';

const ENDPOINT = /^(\$\{[^}]*\}|[\w-]+)\.execute-api\.(\$\{[^}]*\}|[\w-]+)\./;

/**
 * `apigateway:invoke`. Without an AuthType the call is not signed and needs no permission.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export const API_GATEWAY: Readonly<Record<string, Mapper>> = {
  invoke: (task) => {
    const auth = task.textOr('NO_AUTH', 'AuthType');
    if (auth !== 'NO_AUTH' && auth !== undefined) task.allow('execute-api:Invoke', called(task));
  },
};

function called(task: CalledTask): string | undefined {
  const endpoint = task.text('ApiEndpoint');
  const method = task.text('Method');
  const stage = task.textOr('$default', 'Stage');
  const path = pathOf(task);
  if (endpoint === undefined || method === undefined) return undefined;
  if (stage === undefined || path === undefined) return undefined;
  const [, api, region] = ENDPOINT.exec(endpoint) ?? [];
  if (api === undefined || region === undefined)
    return task.fail(
      'permission-missing-resource',
      task.find('ApiEndpoint').path,
      endpoint,
      'not an endpoint of the form ID.execute-api.REGION.amazonaws.com, so the API is not known',
    );
  const { partition, account } = task.context;
  const resource = `${api}/${stage}/${method}/${path.replace(/^\//, '')}`;
  return `arn:${partition}:execute-api:${region}:${account}:${resource}`;
}

/** A path of which only the slash is known would open the whole stage. */
function pathOf(task: CalledTask): string | undefined {
  const found = task.find('Path');
  if (found.isAbsent) return '/';
  return found.prefix === '/' ? task.textOf(found) : task.nameOf(found);
}
