import { isJsonObject, type Json, type JsonObject } from '../json';
import { joinPath } from '../path';
import { isDynamic } from './dynamic';
import { eachState, type Finding, type Rule } from './rule';
import { argumentsField, integrationOf } from './task';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];
/** Either names the EventBridge connection; the second one also for private APIs. */
const WITH_CONNECTION = ['Authentication', 'InvocationConfig'];

/**
 * Rules on Tasks that call an API by HTTP.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const HTTP_RULES = [
  {
    id: 'http-call',
    severity: 'error',
    description:
      'An http:invoke task has the ConnectionArn of an EventBridge connection, an https ApiEndpoint and a Method that it can take.',
    check: eachState(function* (visited) {
      const integration = integrationOf(visited);
      if (integration?.kind !== 'optimized' || integration.service !== 'http') return;
      const field = argumentsField(visited);
      const given = visited.state[field];
      if (!isJsonObject(given)) return;
      const path = joinPath(visited.path, field);
      const isKnown = (value: Json | undefined): value is Json =>
        value !== undefined && !isDynamic(value, visited.queryLanguage);
      yield* connection(given, path, isKnown);
      const { ApiEndpoint: endpoint, Method: method } = given;
      if (isKnown(endpoint) && !/^https:\/\/./.test(String(endpoint))) {
        yield {
          path: joinPath(path, 'ApiEndpoint'),
          value: endpoint,
          message: 'not an https URL',
          fix: "write it like 'https://api.example.com/v1/orders'",
        };
      }
      if (isKnown(method) && !METHODS.some((each) => each === method)) {
        yield {
          path: joinPath(path, 'Method'),
          value: method,
          message: 'not a method that an http:invoke task can send',
          fix: `allowed: ${METHODS.join(', ')}`,
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

function* connection(
  given: JsonObject,
  path: string,
  isKnown: (value: Json | undefined) => boolean,
): Generator<Finding> {
  const isNamed = WITH_CONNECTION.some((part) => {
    const value = given[part];
    if (isJsonObject(value)) return 'ConnectionArn' in value || 'ConnectionArn.$' in value;
    return `${part}.$` in given || (value !== undefined && !isKnown(value));
  });
  if (isNamed) return;
  yield {
    path,
    value: Object.keys(given),
    message: 'no connection to call with',
    fix: `add ${WITH_CONNECTION.map((part) => `${part}.ConnectionArn`).join(' or ')}, the ARN of an EventBridge connection`,
  };
}
