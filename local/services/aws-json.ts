import { isJsonObject, type JsonObject } from '../../asl/json';
import { type AwsService, ServiceError } from './aws-service';
import type { LoopbackRequest, LoopbackResponse } from './loopback-server';

/** Services by the first part of `X-Amz-Target`, for example `DynamoDB_20120810`. */
export type JsonServices = Readonly<Record<string, AwsService>>;

/**
 * Answers a request in AWS's JSON protocol, 1.0 and 1.1; undefined for one that is not in it.
 * Source: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function answerJson(
  services: JsonServices,
  { headers, body }: LoopbackRequest,
): Promise<LoopbackResponse> | undefined {
  const target = headers['x-amz-target'];
  if (typeof target !== 'string') return undefined;
  const [prefix = '', operation = ''] = target.split('.');
  const service = services[prefix];
  return service === undefined
    ? Promise.resolve(
        refusal(new ServiceError('UnknownOperationException', `no service ${prefix}`)),
      )
    : answer(service, operation, body);
}

async function answer(
  service: AwsService,
  operation: string,
  body: Buffer,
): Promise<LoopbackResponse> {
  try {
    const output = await service.call(operation, inputOf(body));
    return json(200, output);
  } catch (thrown) {
    if (thrown instanceof ServiceError) return refusal(thrown);
    throw thrown;
  }
}

function inputOf(body: Buffer): JsonObject {
  try {
    const input: unknown = JSON.parse(body.toString('utf8') || '{}');
    if (isJsonObject(input)) return input;
  } catch {
    // Refused below, like JSON that is no object.
  }
  throw new ServiceError('SerializationException', 'the body is not a JSON object');
}

function refusal({ name, message, status, fields }: ServiceError): LoopbackResponse {
  return json(status, { __type: name, message, ...fields });
}

function json(status: number, body: JsonObject): LoopbackResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(body),
  };
}
