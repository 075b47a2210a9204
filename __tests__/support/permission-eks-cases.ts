import type { PermissionCase } from './permission-cases';
import { arn, pass, role } from './permissions';

const parts = [
  {
    kind: 'Addon',
    type: 'addon',
    parameters: { ServiceAccountRoleArn: role('pod') },
    roles: [pass('eks', 'pod')],
  },
  {
    kind: 'FargateProfile',
    type: 'fargateprofile',
    parameters: { PodExecutionRoleArn: role('pod') },
    roles: [pass('eks-fargate-pods', 'pod')],
  },
  {
    kind: 'Nodegroup',
    type: 'nodegroup',
    parameters: { NodeRole: role('node'), Subnets: ['s'] },
    roles: [
      pass('eks', 'node'),
      `iam:GetRole iam:ListAttachedRolePolicies on ${role('node')}`,
      'ec2:DescribeSubnets on *',
    ],
  },
] as const;

/** Clusters, what is in them, and calls that IAM does not authorise. */
export const PERMISSION_EKS_CASES: readonly PermissionCase[] = [
  ...[
    'call',
    'call.sync',
    'call.waitForTaskToken',
    'runJob',
    'runJob.sync',
    'runJob.waitForTaskToken',
  ].map(
    (action): PermissionCase => ({
      integration: `eks:${action}`,
      parameters: { ClusterName: 'main' },
      statements: [],
      faults: ['permission-outside-iam'],
    }),
  ),
  ...['', '.sync'].flatMap((pattern): PermissionCase[] => [
    {
      integration: `eks:createCluster${pattern}`,
      parameters: { Name: 'main', RoleArn: role('eks') },
      statements: [
        'eks:CreateCluster on *',
        pass('eks', 'eks'),
        ...(pattern
          ? [`eks:DeleteCluster eks:DescribeCluster on ${arn('eks', 'cluster/main')}`]
          : []),
      ],
    },
    {
      integration: `eks:deleteCluster${pattern}`,
      parameters: { Name: 'main' },
      statements: [
        `eks:DeleteCluster${pattern && ' eks:DescribeCluster'} on ${arn('eks', 'cluster/main')}`,
      ],
    },
    ...parts.flatMap(({ kind, type, parameters, roles }): PermissionCase[] => [
      {
        integration: `eks:create${kind}${pattern}`,
        parameters: { ClusterName: 'main', [`${kind}Name`]: 'x', ...parameters },
        statements: [
          `eks:Create${kind} on ${arn('eks', 'cluster/main')}`,
          ...roles,
          ...(pattern
            ? [`eks:Delete${kind} eks:Describe${kind} on ${arn('eks', `${type}/main/x/*`)}`]
            : []),
        ],
      },
      {
        integration: `eks:delete${kind}${pattern}`,
        parameters: { ClusterName: 'main', [`${kind}Name`]: 'x' },
        statements: [
          `eks:Delete${kind}${pattern && ` eks:Describe${kind}`} on ${arn('eks', `${type}/main/x/*`)}`,
        ],
      },
    ]),
  ]),
];
