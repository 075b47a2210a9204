import type { PermissionCase } from './permission-cases';
import { arn, pass, role, rule } from './permissions';

const application = arn('emr-serverless', '/applications/a1');
const applicationRule = rule('StepFunctionsGetEventsForEMRServerlessApplicationRule');
const jobRule = rule('StepFunctionsGetEventsForEMRServerlessJobRule');
const linkedRole = `iam:CreateServiceLinkedRole on ${role('aws-service-role/ops.emr-serverless.amazonaws.com/AWSServiceRoleForAmazonEMRServerless')} when {"StringEquals":{"iam:AWSServiceName":"ops.emr-serverless.amazonaws.com"}}`;

const EMR_SERVERLESS_CASES: readonly PermissionCase[] = [
  {
    integration: 'emr-serverless:createApplication',
    parameters: { ReleaseLabel: 'emr-6.9.0', Type: 'SPARK' },
    statements: [`emr-serverless:CreateApplication on ${arn('emr-serverless', '/*')}`, linkedRole],
  },
  {
    integration: 'emr-serverless:createApplication.sync',
    parameters: { ReleaseLabel: 'emr-6.9.0', Type: 'SPARK' },
    statements: [
      `emr-serverless:CreateApplication on ${arn('emr-serverless', '/*')}`,
      `emr-serverless:DeleteApplication emr-serverless:GetApplication on ${arn('emr-serverless', '/applications/*')}`,
      applicationRule,
      linkedRole,
    ],
  },
  ...Object.entries({
    start: ['StartApplication', 'GetApplication StartApplication StopApplication'],
    stop: ['StopApplication', 'GetApplication StopApplication'],
    delete: ['DeleteApplication', 'DeleteApplication GetApplication'],
  }).flatMap(([verb, [once = '', job = '']]): PermissionCase[] => [
    {
      integration: `emr-serverless:${verb}Application`,
      parameters: { ApplicationId: 'a1' },
      statements: [`emr-serverless:${once} on ${application}`],
    },
    {
      integration: `emr-serverless:${verb}Application.sync`,
      parameters: { ApplicationId: 'a1' },
      statements: [
        `${job
          .split(' ')
          .map((action) => `emr-serverless:${action}`)
          .join(' ')} on ${application}`,
        applicationRule,
      ],
    },
  ]),
  ...['', '.sync'].flatMap((pattern): PermissionCase[] => [
    {
      integration: `emr-serverless:startJobRun${pattern}`,
      parameters: { ApplicationId: 'a1', ExecutionRoleArn: role('run') },
      statements: [
        `emr-serverless:StartJobRun on ${application}`,
        pass('emr-serverless', 'run'),
        ...(pattern
          ? [
              `emr-serverless:CancelJobRun emr-serverless:GetJobRun on ${application}/jobruns/*`,
              jobRule,
            ]
          : []),
      ],
    },
    {
      integration: `emr-serverless:cancelJobRun${pattern}`,
      parameters: { ApplicationId: 'a1', JobRunId: 'r1' },
      statements: [
        `emr-serverless:CancelJobRun${pattern && ' emr-serverless:GetJobRun'} on ${application}/jobruns/r1`,
        ...(pattern ? [jobRule] : []),
      ],
    },
  ]),
];

const converted = [
  `mediaconvert:CreateJob on ${['jobTemplates/hd', 'presets/p1', 'presets/p2', 'queues/Default'].map((name) => arn('mediaconvert', name)).join(' ')}`,
  pass('mediaconvert', 'media'),
];
const conversion = {
  Role: role('media'),
  JobTemplate: 'hd',
  Settings: { OutputGroups: [{ Outputs: [{ Preset: 'p2' }, { Preset: 'p1' }] }] },
};
const MEDIACONVERT_CASES: readonly PermissionCase[] = [
  {
    integration: 'mediaconvert:createJob',
    parameters: conversion,
    statements: [...converted, `mediaconvert:TagResource on ${arn('mediaconvert', 'jobs/*')}`],
  },
  {
    integration: 'mediaconvert:createJob.sync',
    parameters: conversion,
    statements: [
      ...converted,
      `mediaconvert:TagResource on ${arn('mediaconvert', 'jobs/*')}`,
      `mediaconvert:CancelJob mediaconvert:GetJob on ${arn('mediaconvert', 'jobs/*')} when {"StringEquals":{"aws:ResourceTag/ManagedByService":"AWSStepFunctions"}}`,
      rule('StepFunctionsGetEventsForMediaConvertJobRule'),
    ],
  },
];

const MODEL_JOBS = [
  {
    kind: 'TrainingJob',
    type: 'training-job',
    events: 'TrainingJobs',
    roles: [pass('sagemaker', 'ml')],
  },
  { kind: 'TransformJob', type: 'transform-job', events: 'TransformJobs', roles: [] },
  {
    kind: 'ProcessingJob',
    type: 'processing-job',
    events: 'ProcessingJobs',
    roles: [pass('sagemaker', 'ml')],
  },
  {
    kind: 'LabelingJob',
    type: 'labeling-job',
    events: 'LabelingJobs',
    roles: [pass('sagemaker', 'ml')],
  },
  {
    kind: 'HyperParameterTuningJob',
    type: 'hyper-parameter-tuning-job',
    events: 'TuningJobs',
    roles: [pass('sagemaker', 'ml')],
  },
] as const;

const sagemaker = (...names: readonly string[]) =>
  names.map((name) => arn('sagemaker', name)).join(' ');

const SAGEMAKER_CASES: readonly PermissionCase[] = [
  ...MODEL_JOBS.flatMap(({ kind, type, events, roles }): PermissionCase[] => {
    const parameters = {
      [`${kind}Name`]: 'Night',
      RoleArn: role('ml'),
      TrainingJobDefinition: { RoleArn: role('ml') },
    };
    const both = sagemaker(`${type}/Night`, `${type}/night`);
    const actions = ['AddTags', `Create${kind}`, `Describe${kind}`, 'ListTags', `Stop${kind}`];
    return [
      {
        integration: `sagemaker:create${kind}`,
        parameters,
        statements: [`sagemaker:Create${kind} on ${both}`, ...roles],
      },
      {
        integration: `sagemaker:create${kind}.sync`,
        parameters,
        statements: [
          `${actions.map((action) => `sagemaker:${action}`).join(' ')} on ${both}`,
          rule(`StepFunctionsGetEventsForSageMaker${events}Rule`),
          ...roles,
        ],
      },
    ];
  }),
  {
    integration: 'sagemaker:createModel',
    parameters: { ModelName: 'tone', ExecutionRoleArn: role('ml'), Tags: [] },
    statements: [
      `sagemaker:AddTags sagemaker:CreateModel on ${sagemaker('model/tone')}`,
      pass('sagemaker', 'ml'),
    ],
  },
  {
    integration: 'sagemaker:createEndpointConfig',
    parameters: { EndpointConfigName: 'c', ProductionVariants: [] },
    statements: [`sagemaker:CreateEndpointConfig on ${sagemaker('endpoint-config/c')}`],
  },
  ...['Create', 'Update'].map(
    (verb): PermissionCase => ({
      integration: `sagemaker:${verb.toLowerCase()}Endpoint`,
      parameters: { EndpointName: 'e', EndpointConfigName: 'c' },
      statements: [`sagemaker:${verb}Endpoint on ${sagemaker('endpoint-config/c', 'endpoint/e')}`],
    }),
  ),
];

/** Jobs of EMR Serverless, MediaConvert and SageMaker. */
export const PERMISSION_MODEL_CASES: readonly PermissionCase[] = [
  ...EMR_SERVERLESS_CASES,
  ...MEDIACONVERT_CASES,
  ...SAGEMAKER_CASES,
];
