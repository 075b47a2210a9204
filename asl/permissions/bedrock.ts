import { isArn } from './arn';
import { allowModel, foundationModel } from './bedrock-model';
import type { CalledTask, Mapper } from './called-task';
import { passRole, runtimeId } from './job';
import { parseS3Uri, s3ObjectArn, s3PrefixArn } from './s3-arn';

/**
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 */
export const BEDROCK: Readonly<Record<string, Mapper>> = {
  invokeModel,
  createModelCustomizationJob: (task) => {
    const create = 'bedrock:CreateModelCustomizationJob';
    const base = task.text('BaseModelIdentifier');
    if (base !== undefined) task.allow(create, isArn(base) ? base : foundationModel(task, base));
    task.allow(
      create,
      [task.arn('bedrock', 'custom-model/*'), task.arn('bedrock', 'model-customization-job/*')],
      runtimeId('a customization job and of its model'),
    );
    if (task.isJob)
      task.allow(
        ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
        task.arn('bedrock', 'model-customization-job/*'),
        runtimeId('a customization job and of its model'),
      );
    passRole(task, 'bedrock.amazonaws.com', 'RoleArn');
  },
};

/** `aws-sdk:bedrockruntime`; Converse is authorised as InvokeModel. */
export const BEDROCK_RUNTIME_SDK: Readonly<Record<string, Mapper>> = {
  invokeModel,
  converse: (task) => {
    allowModel(task);
    allowGuardrail(task, 'GuardrailConfig', 'GuardrailIdentifier');
  },
  applyGuardrail: (task) => allowGuardrail(task, 'GuardrailIdentifier'),
};

function invokeModel(task: CalledTask): undefined {
  allowModel(task);
  allowGuardrail(task, 'GuardrailIdentifier');
  allowObject(task, 's3:GetObject', 'Input');
  allowObject(task, 's3:PutObject', 'Output');
}

/** Source: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions.html */
function allowGuardrail(task: CalledTask, ...keys: readonly string[]): undefined {
  if (!task.find(...keys).isAbsent)
    task.allow('bedrock:ApplyGuardrail', task.resource('bedrock', 'guardrail/', ...keys));
}

function allowObject(task: CalledTask, action: string, side: string): undefined {
  const found = task.find(side, 'S3Uri');
  if (found.isAbsent) return;
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/(.*)$/.exec(found.prefix) ?? [];
  if (found.isDynamic && bucket !== undefined && prefix !== undefined)
    return task.allow(action, s3PrefixArn(task.context, bucket, prefix), {
      reason: 'the rest of the key is known only at run time',
    });
  const uri = task.textOf(found);
  if (uri === undefined) return;
  const object = parseS3Uri(uri);
  if (object !== undefined) return task.allow(action, s3ObjectArn(task.context, ...object));
  task.fail('permission-missing-resource', found.path, uri, 'not of the form s3://BUCKET/KEY');
}
