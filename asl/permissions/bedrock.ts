import { isArn } from './arn';
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
  converse: invokeModel,
};

function invokeModel(task: CalledTask): undefined {
  const model = task.text('ModelId');
  if (model !== undefined) allowModel(task, model);
  allowObject(task, 's3:GetObject', 'Input');
  allowObject(task, 's3:PutObject', 'Output');
}

/** A model's id, or an inference profile's: the same id after a geography, such as `eu.`. */
const PROFILE = /^(?:us|us-gov|eu|apac|jp|au|ca|global)\.(.+)$/;

function allowModel(task: CalledTask, model: string): undefined {
  if (isArn(model)) return task.allow('bedrock:InvokeModel', model);
  const base = PROFILE.exec(model)?.[1];
  if (base === undefined) {
    // A provisioned model's id is one plain word; a foundation model's has the provider's name before a dot.
    const isProvisioned = /^[a-z0-9]+$/.test(model);
    const arn = isProvisioned
      ? task.arn('bedrock', `provisioned-model/${model}`)
      : foundationModel(task, model);
    return task.allow('bedrock:InvokeModel', arn);
  }
  const profile = task.arn('bedrock', `inference-profile/${model}`);
  task.allow('bedrock:InvokeModel', profile);
  task.allow(
    'bedrock:InvokeModel',
    `arn:${task.context.partition}:bedrock:*::foundation-model/${base}`,
    {
      conditions: { StringEquals: { 'bedrock:InferenceProfileArn': profile } },
      reason: 'an inference profile chooses the region at run time',
    },
  );
}

function foundationModel(task: CalledTask, id: string): string {
  const { partition, region } = task.context;
  return `arn:${partition}:bedrock:${region}::foundation-model/${id}`;
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
