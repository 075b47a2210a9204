import { isJsonObject, type Json } from '../../asl/json';

/** A route of the HTTP API, as the stack has it. */
export interface HttpRoute {
  readonly method: string;
  /** Path with placeholders: `/orders/{orderId}`. */
  readonly path: string;
  /** Part of the function. */
  readonly function: string;
  /** `iam`: whoever calls here is taken for `LOCAL_CALLER_ARN`, who may; at `open` the function asks for itself. */
  readonly authorization:
    | 'iam'
    | 'open'
    | {
        /** Part of the function that authorizes. */
        readonly authorizer: string;
        readonly requiredHeaders: readonly string[];
      };
}

/** Who calls the routes that ask for an identity. */
export const LOCAL_CALLER_ARN = 'arn:aws:iam::000000000000:user/local';

/** A request to the API. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Its answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, Json>>;
  readonly body: string;
}

/**
 * API Gateway's HTTP API in process: matches the route, asks the authorizer, hands the function an event of payload
 * format 2.0 and answers what it returns.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export class HttpRoutes {
  constructor(
    private readonly routes: readonly HttpRoute[],
    /** Invokes a function by its part. */
    private readonly invokeFunction: (part: string, event: Json) => Promise<Json>,
    private readonly now: () => number,
  ) {}

  async request(request: HttpRequest): Promise<HttpAnswer> {
    for (const route of this.routes) {
      const parameters = parametersOf(route, request);
      if (parameters === undefined) continue;
      const event = this.eventOf(route, request, parameters);
      const refusal = await this.refusalOf(route, request, event);
      return refusal === undefined ? this.invoke(route, event) : answer(refusal);
    }
    return answer(404, 'Not Found');
  }

  /** The status that a request ends with before its function is reached, if it does. */
  private async refusalOf(
    { authorization }: HttpRoute,
    { headers = {} }: HttpRequest,
    event: Json,
  ): Promise<number | undefined> {
    if (authorization === 'iam' || authorization === 'open') return undefined;
    // Without an identity source the authorizer is not asked at all.
    if (authorization.requiredHeaders.some((name) => headers[name] === undefined)) return 401;
    try {
      const verdict = await this.invokeFunction(authorization.authorizer, event);
      return isJsonObject(verdict) && verdict['isAuthorized'] === true ? undefined : 403;
    } catch {
      return 500;
    }
  }

  private async invoke({ function: name }: HttpRoute, event: Json): Promise<HttpAnswer> {
    try {
      const result = await this.invokeFunction(name, event);
      if (!isJsonObject(result) || typeof result['statusCode'] !== 'number') return answer(500);
      const { statusCode, headers, body } = result;
      return {
        status: statusCode,
        headers: isJsonObject(headers) ? headers : {},
        body: typeof body === 'string' ? body : '',
      };
    } catch {
      return answer(500);
    }
  }

  private eventOf(
    route: HttpRoute,
    { method, path, headers = {}, body }: HttpRequest,
    pathParameters: Readonly<Record<string, string>>,
  ): Json {
    return {
      version: '2.0',
      type: 'REQUEST',
      routeKey: `${route.method} ${route.path}`,
      rawPath: path,
      rawQueryString: '',
      headers,
      pathParameters,
      requestContext: {
        http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'local' },
        routeKey: `${route.method} ${route.path}`,
        timeEpoch: this.now(),
        ...(route.authorization === 'iam' && {
          authorizer: { iam: { userArn: LOCAL_CALLER_ARN } },
        }),
      },
      isBase64Encoded: false,
      ...(body === undefined ? {} : { body }),
    };
  }
}

/** What the placeholders of a route stand for; undefined if the request is for another route. */
function parametersOf(
  route: HttpRoute,
  { method, path }: HttpRequest,
): Readonly<Record<string, string>> | undefined {
  const wanted = route.path.split('/');
  const given = path.split('/');
  if (route.method !== method || wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return parameters;
}

function answer(status: number, message = 'Internal Server Error'): HttpAnswer {
  const texts: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden' };
  return { status, headers: {}, body: JSON.stringify({ message: texts[status] ?? message }) };
}
