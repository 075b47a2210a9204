import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import { Alarm } from './alarm';
import type { EncryptionKey } from './encryption-key';
import { LogGroup } from './log-group';
import type { NodeFunction } from './node-function';

/**
 * Who may call a route. `iam` takes a signed request of an identity that may invoke the API; an authorizer is a function
 * that sees the headers (never the body) and answers yes or no; at `open` the gateway lets everybody through, and the
 * reason, which stands in the JSON, says what the handler asks for instead.
 */
export type RouteAuthorization =
  | { readonly kind: 'iam' }
  | { readonly kind: 'open'; readonly reason: string }
  | {
      readonly kind: 'authorizer';
      readonly fn: NodeFunction;
      /** Headers that must be there before the authorizer is even asked. */
      readonly requiredHeaders: readonly string[];
    };

export interface Route {
  /** Construct id, stable. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** For example `/orders/{orderId}`. */
  readonly path: string;
  readonly fn: NodeFunction;
  readonly authorization: RouteAuthorization;
}

export interface HttpApiProps {
  readonly naming: Naming;
  readonly description: string;
  readonly routes: readonly Route[];
  readonly throttling: EnvironmentConfig['api'];
  readonly logRetentionDays: number;
  readonly key?: EncryptionKey | undefined;
  readonly alarmTopicArn: string;
}

const PART = 'api';
const PAYLOAD_FORMAT = '2.0';

/** One line of JSON for each request: what was asked, what was answered and how long it took; no body, no header. */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatencyMs: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
});

/** An HTTP API in front of functions: every route authorized or open for a reason, throttled, its access logged, its 5xx alarmed. */
export class HttpApi extends Construct {
  /** Known after the apply; for outputs, never for a definition. */
  readonly endpoint: string;
  private readonly api: Apigatewayv2Api;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: HttpApiProps,
  ) {
    super(scope, id);
    const { naming } = props;
    this.api = new Apigatewayv2Api(this, 'Api', {
      name: naming.name(PART),
      description: props.description,
      protocolType: 'HTTP',
      lifecycle: { createBeforeDestroy: true },
    });
    this.endpoint = this.api.apiEndpoint;
    for (const route of props.routes) this.addRoute(route);
    this.addStage();
    this.addAlarm();
  }

  private addRoute(route: Route): void {
    const { fn } = route;
    const scope = new Construct(this, route.id);
    const integration = new Apigatewayv2Integration(scope, 'Integration', {
      apiId: this.api.id,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.aliasArn,
      payloadFormatVersion: PAYLOAD_FORMAT,
      dependsOn: [fn.alias],
    });
    const resource = new Apigatewayv2Route(scope, 'Route', {
      apiId: this.api.id,
      routeKey: `${route.method} ${route.path}`,
      target: `integrations/${integration.id}`,
      ...this.authorize(scope, route.authorization),
    });
    if (route.authorization.kind === 'open') {
      // Terraform ignores what stands under the key `//`: the reason is for the reader of the JSON.
      resource.addOverride('//.reason', route.authorization.reason);
    }
    this.permit(scope, 'Permission', fn, `*/${route.method}${route.path}`);
  }

  private authorize(
    scope: Construct,
    authorization: RouteAuthorization,
  ): { authorizationType: string; authorizerId?: string } {
    if (authorization.kind === 'iam') return { authorizationType: 'AWS_IAM' };
    if (authorization.kind === 'open') return { authorizationType: 'NONE' };
    const { fn, requiredHeaders } = authorization;
    const authorizer = new Apigatewayv2Authorizer(scope, 'Authorizer', {
      apiId: this.api.id,
      name: fn.functionName,
      authorizerType: 'REQUEST',
      authorizerUri: this.props.naming.invocationUri(fn.aliasArn),
      authorizerPayloadFormatVersion: PAYLOAD_FORMAT,
      enableSimpleResponses: true,
      identitySources: requiredHeaders.map((header) => `$request.header.${header}`),
      // A signature is for one request: an answer kept would be an answer for another.
      authorizerResultTtlInSeconds: 0,
      dependsOn: [fn.alias],
    });
    this.permit(scope, 'AuthorizerPermission', fn, `authorizers/${authorizer.id}`);
    return { authorizationType: 'CUSTOM', authorizerId: authorizer.id };
  }

  private permit(scope: Construct, id: string, fn: NodeFunction, source: string): void {
    new LambdaPermission(scope, id, {
      statementId: 'AllowHttpApi',
      action: 'lambda:InvokeFunction',
      functionName: fn.functionName,
      qualifier: fn.alias.name,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `${this.api.executionArn}/${source}`,
    });
  }

  private addStage(): void {
    const { naming, throttling } = this.props;
    const logGroupName = naming.apiLogGroupName(PART);
    const logs = new LogGroup(this, 'AccessLogs', {
      name: logGroupName,
      retentionDays: this.props.logRetentionDays,
      key: this.props.key,
    });
    new Apigatewayv2Stage(this, 'Stage', {
      apiId: this.api.id,
      name: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: throttling.throttlingRatePerSecond,
        throttlingBurstLimit: throttling.throttlingBurst,
        detailedMetricsEnabled: true,
      },
      accessLogSettings: {
        destinationArn: naming.logGroupArn(logGroupName),
        format: ACCESS_LOG_FORMAT,
      },
      dependsOn: [logs.resource],
    });
  }

  private addAlarm(): void {
    const { naming } = this.props;
    new Alarm(this, 'ServerErrors', {
      naming,
      part: PART,
      topicArn: this.props.alarmTopicArn,
      metric: 'server-errors',
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      dimensions: { ApiId: this.api.id },
      statistic: 'Sum',
      tolerated: 0,
      severity: 'critical',
      description: `${naming.name(PART)} answers 5xx: callers are refused through no fault of theirs; see docs/runbooks/api.md`,
    });
  }
}
