import { isArn, parseArn } from './arn';
import type { CalledTask } from './called-task';
import { supplyFix } from './supply-fix';

const INVOKE = 'bedrock:InvokeModel';
/** The id of an inference profile: the model's own after a geography, such as `eu.`. */
const PROFILE = /^(?:us|us-gov|eu|apac|jp|au|ca|global)\.(.+)$/;

/**
 * Grants calling the model that ModelId names: a foundation model, a provisioned one, or an inference profile with
 * the model behind it in every region.
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function allowModel(task: CalledTask): undefined {
  const model = task.text('ModelId');
  if (model === undefined) return;
  if (isArn(model)) return allowArn(task, model);
  const base = PROFILE.exec(model)?.[1];
  if (base !== undefined)
    return allowProfile(task, task.arn('bedrock', `inference-profile/${model}`), base);
  // A provisioned model's id is one plain word; a foundation model's has the provider's name before a dot.
  const isProvisioned = /^[a-z0-9]+$/.test(model);
  const arn = isProvisioned
    ? task.arn('bedrock', `provisioned-model/${model}`)
    : foundationModel(task, model);
  task.allow(INVOKE, arn);
}

function allowArn(task: CalledTask, model: string): undefined {
  const [, kind, id = ''] =
    /^((?:application-)?inference-profile)\/(.+)$/.exec(parseArn(model)?.resource ?? '') ?? [];
  const base = kind === 'inference-profile' ? PROFILE.exec(id)?.[1] : undefined;
  if (base !== undefined) return allowProfile(task, model, base);
  task.allow(INVOKE, model);
  if (kind !== undefined)
    task.fail(
      'permission-missing-resource',
      task.find('ModelId').path,
      model,
      'its models are not in its ARN',
      supplyFix(task.state, `${INVOKE} on its models`, ' with extend: true'),
    );
}

function allowProfile(task: CalledTask, profile: string, base: string): undefined {
  task.allow(INVOKE, profile);
  task.allow(INVOKE, `arn:${task.context.partition}:bedrock:*::foundation-model/${base}`, {
    conditions: { StringEquals: { 'bedrock:InferenceProfileArn': profile } },
    reason: 'an inference profile chooses the region at run time',
  });
}

/** ARN of a foundation model in the machine's own region. */
export function foundationModel(task: CalledTask, id: string): string {
  const { partition, region } = task.context;
  return `arn:${partition}:bedrock:${region}::foundation-model/${id}`;
}
