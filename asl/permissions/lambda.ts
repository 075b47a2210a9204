import { isArn, parseArn, splitColons } from './arn';
import type { CalledTask, Mapper } from './called-task';
import { localArn, type PermissionContext } from './context';

/**
 * `lambda:invoke`: exactly the ARN that is called, with its qualifier: a grant on the function does not cover
 * its aliases.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
 */
export const LAMBDA: Readonly<Record<string, Mapper>> = {
  invoke: (task) => task.allow('lambda:InvokeFunction', calledFunction(task)),
};

/** SDK calls whose action is not authorised on the function. */
export const LAMBDA_SDK: Readonly<Record<string, Mapper>> = {
  ...LAMBDA,
  /**
   * The mapping does not exist yet; the function is a condition, which takes a star where a name is dynamic.
   * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
   */
  createEventSourceMapping: (task) => {
    const name = task.name('FunctionName');
    if (name === undefined) return;
    task.allow('lambda:CreateEventSourceMapping', '*', {
      conditions: { ArnLike: { 'lambda:FunctionArn': functionArn(task.context, name) } },
      reason: 'lambda:CreateEventSourceMapping takes no resource; the condition names the function',
    });
  },
};

/** ARN of the function that FunctionName and Qualifier name. */
function calledFunction(task: CalledTask): string | undefined {
  const name = task.name('FunctionName');
  if (task.find('Qualifier').isAbsent || name === undefined)
    return name === undefined ? undefined : functionArn(task.context, name);
  const qualifier = task.name('Qualifier');
  return qualifier === undefined ? undefined : functionArn(task.context, name, qualifier);
}

/**
 * ARN of a function named as Lambda allows: `name`, `name:alias`, `account:function:name`, or an ARN, each with
 * or without a qualifier. A qualifier in the name wins over the one beside it.
 */
export function functionArn(context: PermissionContext, name: string, qualifier?: string): string {
  const resource = parseArn(name)?.resource;
  if (resource !== undefined || isArn(name)) {
    const isQualified = splitColons(resource ?? '').length > 2;
    return isQualified || qualifier === undefined ? name : `${name}:${qualifier}`;
  }
  const fields = splitColons(name);
  const account = /^\d{12}$/.test(fields[0] ?? '') ? fields.shift() : undefined;
  if (fields[0] === 'function') fields.shift();
  const [plain = '', given = qualifier] = fields;
  const owner = account === undefined ? context : { ...context, account };
  return localArn(owner, 'lambda', `function:${plain}${given === undefined ? '' : `:${given}`}`);
}
