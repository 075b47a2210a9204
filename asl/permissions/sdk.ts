import { joinPath } from '../path';
import { isArn } from './arn';
import { ATHENA } from './athena';
import { BATCH_SDK } from './batch';
import { BEDROCK, BEDROCK_RUNTIME_SDK } from './bedrock';
import { BEDROCK_AGENTCORE_SDK } from './bedrock-agentcore';
import type { CalledTask, Mapper } from './called-task';
import { CODEBUILD } from './codebuild';
import { DYNAMODB_SDK } from './dynamodb';
import { ECS_SDK } from './ecs';
import { EKS } from './eks';
import { EMR_CONTAINERS } from './emr-containers';
import { EMR_SERVERLESS } from './emr-serverless';
import { EVENTS_SDK } from './events';
import { DATABREW, GLUE_SDK } from './glue';
import { isKeyAlias } from './kms-key';
import { LAMBDA_SDK } from './lambda';
import { MEDIACONVERT_SDK } from './mediaconvert';
import { own } from './optimized';
import { REDSHIFT_DATA_SDK } from './redshift-data';
import { S3_SDK } from './s3';
import { SAGEMAKER, SAGEMAKER_RUNTIME_SDK } from './sagemaker';
import { type ResourceRule, SDK_RESOURCES } from './sdk-resources';
import { passSdkRoles } from './sdk-roles';
import { iamPrefix } from './sdk-services';
import { CLOUDWATCH_SDK, RDS_DATA_SDK, SCHEDULER_SDK } from './sdk-single';
import { unscopedReason } from './sdk-unscoped';
import { SNS_SDK } from './sns';
import { SQS_SDK } from './sqs';
import { SSM_SDK } from './ssm';
import { STATES_SDK } from './states';

/** Services with calls that one parameter and one action of the same name do not describe. */
const SERVICES: Readonly<Record<string, Readonly<Record<string, Mapper>>>> = {
  athena: ATHENA,
  batch: BATCH_SDK,
  bedrock: { createModelCustomizationJob: BEDROCK['createModelCustomizationJob'] ?? nothing },
  bedrockagentcore: BEDROCK_AGENTCORE_SDK,
  bedrockruntime: BEDROCK_RUNTIME_SDK,
  cloudwatch: CLOUDWATCH_SDK,
  codebuild: CODEBUILD,
  databrew: DATABREW,
  dynamodb: DYNAMODB_SDK,
  ecs: ECS_SDK,
  eks: Object.fromEntries(
    Object.entries(EKS).filter(([action]) => action !== 'call' && action !== 'runJob'),
  ),
  emrcontainers: EMR_CONTAINERS,
  emrserverless: EMR_SERVERLESS,
  eventbridge: EVENTS_SDK,
  glue: GLUE_SDK,
  lambda: LAMBDA_SDK,
  mediaconvert: MEDIACONVERT_SDK,
  rdsdata: RDS_DATA_SDK,
  redshiftdata: REDSHIFT_DATA_SDK,
  s3: { ...S3_SDK, listBuckets },
  sagemaker: SAGEMAKER,
  sagemakerruntime: SAGEMAKER_RUNTIME_SDK,
  scheduler: SCHEDULER_SDK,
  sfn: STATES_SDK,
  sns: SNS_SDK,
  sqs: SQS_SDK,
  ssm: SSM_SDK,
  // Anybody may ask who he is.
  sts: { getCallerIdentity: nothing },
};

function nothing(): undefined {}

/** S3 calls the action otherwise than the SDK. */
function listBuckets(task: CalledTask): undefined {
  task.allow('s3:ListAllMyBuckets', '*', { reason: 's3:ListAllMyBuckets takes no resource' });
}

/**
 * Statements of an SDK call (`aws-sdk:service:action`). A service that is not in the table of IAM prefixes, and a
 * call whose resource is not known here, are faults.
 */
export function mapSdkCall(task: CalledTask, service: string): undefined {
  const prefix = iamPrefix(service);
  if (prefix === undefined)
    return task.fail(
      'permission-unknown-integration',
      joinPath(task.state, 'Resource'),
      `aws-sdk:${service}:${task.action}`,
      'an SDK service that is not in our table',
    );
  const mapper = own(own(SERVICES, service) ?? {}, task.action);
  if (mapper !== undefined) {
    mapper(task);
    return;
  }
  const iam = `${prefix}:${task.action.charAt(0).toUpperCase()}${task.action.slice(1)}`;
  const reason = unscopedReason(service, task.action, iam);
  if (reason !== undefined) return task.allow(iam, '*', { reason });
  const rule = ruleOf(task, service);
  if (rule !== undefined) allowNamed(task, prefix, iam, rule);
  else
    task.fail(
      'permission-missing-resource',
      task.state,
      `aws-sdk:${service}:${task.action}`,
      `the resource of ${iam} is not derived`,
    );
  passSdkRoles(task, service);
}

function ruleOf(task: CalledTask, service: string): ResourceRule | undefined {
  const rules = (own(SDK_RESOURCES, service) ?? []).filter(
    ({ actions }) => actions === undefined || actions.includes(task.action),
  );
  return rules.find(({ parameter }) => !task.find(parameter).isAbsent) ?? rules[0];
}

function allowNamed(task: CalledTask, prefix: string, iam: string, rule: ResourceRule): undefined {
  const name = task.name(rule.parameter);
  if (name === undefined) return;
  if (prefix === 'kms' && isKeyAlias(task, task.find(rule.parameter), name)) return;
  if (isArn(name)) return task.allow(iam, name);
  const resources = [rule.after ?? ''].flat().map((after) => `${rule.before}${name}${after}`);
  task.allow(
    iam,
    resources.map((resource) => task.arn(prefix, resource)),
    rule.reason ? { reason: rule.reason } : {},
  );
}
