import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { errorNamed, nameOf } from '../shared/errors';

/** An object as a listing names it. */
export interface ListedObject {
  readonly key: string;
  /** Changes with the contents; in quotes, as S3 gives it. */
  readonly etag: string;
  readonly size: number;
}

/** Objects that are read at once: a part of 10,000 rows and its quarantine are some 5 MB of memory. */
export const READS_AT_ONCE = 16;

/** The objects of one bucket. Reads throw BrokenRun for an object that is missing or forbidden; else what the SDK throws. */
export interface ObjectStore {
  /** Every object whose key begins with the prefix, in the order of their keys' bytes. */
  list(prefix: string): Promise<readonly ListedObject[]>;
  /** The contents as they arrive; nothing is held. */
  read(key: string): Promise<AsyncIterable<Uint8Array>>;
  readText(key: string): Promise<string>;
  /** Writes an object whole: nobody ever sees a part of it. */
  write(key: string, body: string, contentType: string): Promise<void>;
  /** Takes an object away; an absent one is no error. */
  remove(key: string): Promise<void>;
}

/**
 * What S3 answers for an object that is not there. Whoever may not list the bucket is not told so: access is denied.
 * A right to list below a prefix alone is none here, because a read names no prefix.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const MISSING: ReadonlyMap<string, string> = new Map([
  ['NoSuchKey', 'is not there'],
  ['AccessDenied', 'is not there, or may not be read'],
]);

export function makeObjectStore(client: S3Client, bucket: string): ObjectStore {
  const bodyOf = async (key: string) => {
    const { Body } = await get(client, bucket, key);
    if (Body === undefined) {
      throw new Error(`object ${key} was answered without a body`);
    }
    return Body;
  };

  return {
    async list(prefix) {
      const objects: ListedObject[] = [];
      for await (const page of paginateListObjectsV2(
        { client },
        { Bucket: bucket, Prefix: prefix },
      )) {
        for (const { Key: key = '', ETag: etag = '', Size: size = 0 } of page.Contents ?? []) {
          objects.push({ key, etag, size });
        }
      }
      return objects;
    },
    read: async (key) => (await bodyOf(key)) as AsyncIterable<Uint8Array>,
    readText: async (key) => (await bodyOf(key)).transformToString('utf-8'),
    async write(key, body, contentType) {
      await client.send(
        // Bytes: of an empty text the SDK does not know the length, and warns of a stream.
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: Buffer.from(body),
          ContentType: contentType,
        }),
      );
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

async function get(client: S3Client, bucket: string, key: string): Promise<GetObjectCommandOutput> {
  try {
    return await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  } catch (error) {
    const missing = MISSING.get(nameOf(error));
    throw missing ? errorNamed(ETL_ERRORS.brokenRun, `object ${key} ${missing}`) : error;
  }
}
