import { Readable } from 'node:stream';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { jsonCopy } from '../../simulator/json-copy';
import { type AwsService, ServiceError } from './aws-service';

/** S3 on fauxqs, as the SDK calls it: bodies are text. */
export interface S3 extends AwsService {
  /**
   * The bytes of an object as they arrive: a text of megabytes is never held whole.
   * @param etag of the contents that are meant. @default any
   * @throws ServiceError PreconditionFailed if the object has other contents by now
   */
  read(bucket: string, key: string, etag?: string): Promise<AsyncIterable<Uint8Array>>;
  close(): void;
}

/** The client is loaded when it is first needed: most workflows do without. */
export function makeS3(endpoint: string, region: string): S3 {
  let client: import('@aws-sdk/client-s3').S3Client | undefined;
  const connect = async () => {
    const sdk = await import('@aws-sdk/client-s3');
    client ??= new sdk.S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    return { sdk, client };
  };

  return {
    async call(operation, input) {
      const { sdk, client } = await connect();
      const Command = (sdk as unknown as Readonly<Record<string, unknown>>)[`${operation}Command`];
      if (typeof Command !== 'function') {
        throw new ServiceError('UnknownOperationException', `S3 has no operation ${operation}`);
      }
      const { Body } = input;
      // Of an empty text the SDK does not know the length, and warns of a stream.
      const bytes = typeof Body === 'string' ? { Body: Buffer.from(Body) } : {};
      return send(client, Reflect.construct(Command, [{ ...input, ...bytes }]));
    },
    async read(Bucket, Key, IfMatch) {
      const { sdk, client } = await connect();
      const get = new sdk.GetObjectCommand({ Bucket, Key, IfMatch });
      const { Body } = await answered(client.send(get));
      if (!(Body instanceof Readable)) throw new TypeError(`object ${Key} came without a stream`);
      return Body;
    },
    close: () => client?.destroy(),
  };
}

async function send(
  client: import('@aws-sdk/client-s3').S3Client,
  command: Parameters<typeof client.send>[0],
): Promise<JsonObject> {
  const { $metadata, Body, ...output } = (await answered(client.send(command))) as {
    readonly $metadata: unknown;
    readonly Body?: { transformToString(): Promise<string> };
  };
  const text: JsonObject = Body === undefined ? {} : { Body: await Body.transformToString() };
  // The body apart: a copy of a date goes by text, and that of megabytes beside it would, too.
  const fields = jsonCopy(output);
  return isJsonObject(fields) ? { ...fields, ...text } : text;
}

/** @throws ServiceError by the name that S3 gives the error */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    throw new ServiceError(thrown.name, thrown.message);
  }
}
