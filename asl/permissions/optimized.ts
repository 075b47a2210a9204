import { OPTIMIZED_INTEGRATIONS } from '../integrations';
import { API_GATEWAY } from './apigateway';
import { ATHENA } from './athena';
import { BATCH } from './batch';
import { BEDROCK } from './bedrock';
import { BEDROCK_AGENTCORE } from './bedrock-agentcore';
import type { Mapper } from './called-task';
import { CODEBUILD } from './codebuild';
import { DYNAMODB } from './dynamodb';
import { ECS } from './ecs';
import { EKS } from './eks';
import { EMR } from './emr';
import { EMR_CONTAINERS } from './emr-containers';
import { EMR_SERVERLESS } from './emr-serverless';
import { EVENTS } from './events';
import { DATABREW, GLUE } from './glue';
import { HTTP } from './http';
import { LAMBDA } from './lambda';
import { MEDIACONVERT } from './mediaconvert';
import { SAGEMAKER } from './sagemaker';
import { SNS } from './sns';
import { SQS } from './sqs';
import { STATES } from './states';

const SERVICES: Readonly<Record<string, Readonly<Record<string, Mapper>>>> = {
  apigateway: API_GATEWAY,
  athena: ATHENA,
  batch: BATCH,
  bedrock: BEDROCK,
  bedrockagentcore: BEDROCK_AGENTCORE,
  codebuild: CODEBUILD,
  databrew: DATABREW,
  dynamodb: DYNAMODB,
  ecs: ECS,
  eks: EKS,
  elasticmapreduce: EMR,
  'emr-containers': EMR_CONTAINERS,
  'emr-serverless': EMR_SERVERLESS,
  events: EVENTS,
  glue: GLUE,
  http: HTTP,
  lambda: LAMBDA,
  mediaconvert: MEDIACONVERT,
  sagemaker: SAGEMAKER,
  sns: SNS,
  sqs: SQS,
  states: STATES,
};

/** The mapper of an optimised integration; undefined when AWS does not offer that action or pattern. */
export function optimizedMapper(
  service: string,
  action: string,
  pattern: string,
): Mapper | undefined {
  const offered = own(OPTIMIZED_INTEGRATIONS, `${service}:${action}`);
  if (!offered?.patterns.some((each) => each === pattern)) return undefined;
  return own(own(SERVICES, service) ?? {}, action);
}

/** A record's own entry: a definition may ask for `constructor`. */
export function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
