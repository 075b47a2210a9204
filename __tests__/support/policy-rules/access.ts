import { listOf, statementsOf } from '../policy-document';
import { type PlacedResource, resources, type StackJson } from '../synth';
import { demandEach, type PolicyRule, policyText, section } from './rule';

const POLICY_FIELDS = ['policy', 'assume_role_policy'] as const;

/** Resources whose policies give permissions; that of a VPC endpoint only takes away, by a rule of its own. */
const givers = (json: StackJson): PlacedResource[] =>
  resources(json).filter(({ address }) => !address.startsWith('aws_vpc_endpoint.'));

/** Who may do what. */
export const ACCESS_RULES: readonly PolicyRule[] = [
  {
    name: 'no policy allows an action with a star',
    findings: ({ json }) =>
      givers(json).flatMap(({ address, body }) =>
        POLICY_FIELDS.flatMap((field) => statementsOf(body, field))
          .filter(({ Effect }) => Effect === 'Allow')
          .flatMap(({ Action }) => listOf(Action))
          .filter((action) => action.includes('*'))
          .map((action) => `${address}: ${action}`),
      ),
    breaks: [
      { type: 'aws_iam_role_policy', fields: { policy: policyText({ Action: ['sqs:*'] }) } },
      { type: 'aws_kms_key', fields: { policy: policyText({ Action: 'kms:Re*' }) } },
    ],
  },
  {
    name: 'a wildcard in the resources of a role has its reason beside it',
    findings: ({ json }) =>
      resources(json, 'aws_iam_role_policy').flatMap(({ address, body }) => {
        const reasons = section(section(body, '//'), 'reasons');
        return statementsOf(body)
          .filter(({ Resource }) => listOf(Resource).some((arn) => /[*?]/.test(arn)))
          .filter(({ Sid = '' }) => !reasons[Sid])
          .map(({ Sid }) => `${address}: ${Sid} has a wildcard and no reason`);
      }),
    breaks: [
      {
        type: 'aws_iam_role_policy',
        fields: { policy: policyText({ Sid: 'New', Action: 'sqs:SendMessage', Resource: ['*'] }) },
      },
    ],
  },
  {
    name: 'a queue or topic policy speaks of its own queue or topic only',
    findings: (stack) =>
      ['aws_sqs_queue_policy', 'aws_sns_topic_policy'].flatMap((type) =>
        demandEach(
          stack,
          type,
          ({ body }) =>
            statementsOf(body).every(({ Resource }) =>
              /^arn:aws:s[qn]s:[^*?]+$/.test(`${Resource}`),
            ),
          'names no resource, or with a star',
        ),
      ),
    breaks: [
      { type: 'aws_sqs_queue_policy', fields: { policy: policyText({ Resource: '*' }) } },
      {
        type: 'aws_sns_topic_policy',
        fields: { policy: policyText({ Resource: 'arn:aws:sns:*' }) },
      },
    ],
  },
  {
    name: 'nobody is allowed by a star as principal',
    findings: ({ json }) =>
      givers(json).flatMap(({ address, body }) =>
        POLICY_FIELDS.flatMap((field) => statementsOf(body, field))
          .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal !== undefined)
          .filter(({ Principal }) => JSON.stringify(Principal).includes('*'))
          .map(({ Sid }) => `${address}: ${Sid} allows everybody`),
      ),
    breaks: [
      { type: 'aws_sqs_queue_policy', fields: { policy: policyText({ Principal: { AWS: '*' } }) } },
      { type: 'aws_kms_key', fields: { policy: policyText({ Principal: '*' }) } },
    ],
  },
  {
    name: 'a role trusts one named service',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_iam_role',
        ({ body }) => {
          const [trust, ...more] = statementsOf(body, 'assume_role_policy');
          const { Service } = (trust?.Principal ?? {}) as { readonly Service?: unknown };
          // Redshift is one service by two names.
          const names = [Service].flat();
          return (
            more.length === 0 && names.every((name) => /^[\w-]+\.amazonaws\.com$/.test(`${name}`))
          );
        },
        'trusts something else',
      ),
    breaks: [
      {
        type: 'aws_iam_role',
        fields: { assume_role_policy: policyText({ Principal: { AWS: '999999999999' } }) },
      },
    ],
  },
  {
    name: 'a machine role is trusted for its own machine only',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_iam_role',
        ({ body }) => {
          const [trust] = statementsOf(body, 'assume_role_policy');
          if (!JSON.stringify(trust?.Principal).includes('states.amazonaws.com')) return true;
          const conditions = trust?.Condition ?? {};
          return (
            section(conditions, 'StringEquals')['aws:SourceAccount'] !== undefined &&
            // After a slash stand the children of a distributed Map.
            [section(conditions, 'ArnLike')['aws:SourceArn']]
              .flat()
              .every((arn) => /:stateMachine:[\w-]+(\/\*)?$/.test(`${arn}`))
          );
        },
        'has no condition on the account and the machine',
      ),
    breaks: [
      {
        type: 'aws_iam_role',
        path: 'Workflow/Role/Role',
        fields: {
          assume_role_policy: policyText({ Principal: { Service: 'states.amazonaws.com' } }),
        },
      },
      {
        type: 'aws_iam_role',
        path: 'Workflow/Role/Role',
        fields: {
          assume_role_policy: policyText({
            Principal: { Service: 'states.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '999999999999' },
              ArnLike: {
                'aws:SourceArn': ['arn:aws:states:eu-north-1:999999999999:stateMachine:*'],
              },
            },
          }),
        },
      },
    ],
  },
  {
    name: 'every function and machine has a role of its own',
    findings: ({ json }) => {
      const roles = [
        ...resources(json, 'aws_lambda_function').map(({ body }) => `${body['role']}`),
        ...resources(json, 'aws_sfn_state_machine').map(({ body }) => `${body['role_arn']}`),
      ];
      return roles.filter((role, index) => roles.indexOf(role) !== index);
    },
    breaks: [
      {
        type: 'aws_lambda_function',
        fields: { role: '${aws_iam_role.Workflow_Role_AFA99109.arn}' },
      },
    ],
  },
  {
    name: 'a function is called by a named service from a named source only',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_lambda_permission',
        ({ body }) =>
          `${body['principal']}`.endsWith('.amazonaws.com') && body['source_arn'] !== undefined,
        'is open',
      ),
    breaks: [
      { type: 'aws_lambda_permission', fields: { source_arn: undefined } },
      { type: 'aws_lambda_permission', fields: { principal: '*' } },
    ],
  },
  {
    name: 'every route is authorized, or open for a reason that stands beside it',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_apigatewayv2_route',
        ({ body }) =>
          body['authorization_type'] === 'AWS_IAM' ||
          (body['authorization_type'] === 'CUSTOM' && body['authorizer_id'] !== undefined) ||
          (body['authorization_type'] === 'NONE' && Boolean(section(body, '//')['reason'])),
        'is open',
      ),
    breaks: [
      { type: 'aws_apigatewayv2_route', fields: { authorization_type: 'NONE' } },
      { type: 'aws_apigatewayv2_route', fields: { authorization_type: undefined } },
    ],
  },
  {
    name: 'every queue and topic refuses what comes without TLS',
    findings: ({ json }) =>
      [
        ['aws_sqs_queue', 'aws_sqs_queue_policy', 'queue_url', 'url', 'sqs:*'],
        ['aws_sns_topic', 'aws_sns_topic_policy', 'arn', 'arn', 'sns:Publish'],
      ].flatMap(([type, policyType, field = '', attribute, action = '']) =>
        resources(json, type)
          .filter(({ address, body }) => {
            const policy = resources(json, policyType).find(
              (one) => one.body[field] === `\${${address}.${attribute}}`,
            );
            if (!policy) return true;
            const denied = statementsOf(policy.body).find(({ Sid }) => Sid === 'TlsOnly');
            return !(
              denied?.Effect === 'Deny' &&
              listOf(denied.Action).includes(action) &&
              `${denied.Resource}`.endsWith(`:${body['name']}`) &&
              section(denied.Condition ?? {}, 'Bool')['aws:SecureTransport'] === 'false'
            );
          })
          .map(({ address }) => `${address}: takes plain text`),
      ),
    breaks: [
      { type: 'aws_sqs_queue_policy', fields: { policy: policyText({ Sid: 'TlsOnly' }) } },
      { type: 'aws_sns_topic_policy', fields: { arn: '${aws_sns_topic.Other.arn}' } },
    ],
  },
];
