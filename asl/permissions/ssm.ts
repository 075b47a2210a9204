import type { CalledTask, Mapper } from './called-task';

/**
 * SDK calls on parameters. A SecureString is decrypted and encrypted with the caller's right to its key.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
 */
export const SSM_SDK: Readonly<Record<string, Mapper>> = {
  getParameter: (task) => onParameter(task, 'ssm:GetParameter', decryption(task)),
  putParameter: (task) => onParameter(task, 'ssm:PutParameter', encryption(task)),
  deleteParameter: (task) => onParameter(task, 'ssm:DeleteParameter'),
  getParameters: (task) => {
    const names = task.find('Names');
    if (names.items().length === 0) task.unread(names);
    for (const found of names.items()) {
      const name = task.nameOf(found);
      if (name !== undefined)
        task.allow('ssm:GetParameters', parameterArn(task, name), decryption(task));
    }
  },
  getParametersByPath: (task) => {
    const path = task.name('Path');
    if (path === undefined) return;
    const arn = parameterArn(task, path.replace(/(?<=.)\/$/, ''));
    task.allow('ssm:GetParametersByPath', arn, decryption(task));
  },
};

type KeyUse = { readonly dataKeyActions?: readonly string[] };

function decryption(task: CalledTask): KeyUse {
  const { value, isDynamic } = task.find('WithDecryption');
  return isDynamic || value === true ? { dataKeyActions: ['kms:Decrypt'] } : {};
}

/** A standard parameter is encrypted with the key, an advanced one with a data key. */
function encryption(task: CalledTask): KeyUse {
  const { value, isDynamic } = task.find('Type');
  if (!isDynamic && value !== 'SecureString') return {};
  return { dataKeyActions: ['kms:Encrypt', 'kms:GenerateDataKey'] };
}

/** A parameter's name begins with a slash when it is a path; its ARN has one slash either way. */
function parameterArn(task: CalledTask, name: string): string {
  return task.named('ssm', 'parameter/', name.replace(/^\//, ''));
}

function onParameter(task: CalledTask, action: string, use: KeyUse = {}): undefined {
  const name = task.name('Name');
  if (name !== undefined) task.allow(action, parameterArn(task, name), use);
}
