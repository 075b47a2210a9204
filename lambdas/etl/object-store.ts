import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';

/** An object as a listing names it. */
export interface ListedObject {
  readonly key: string;
  /** Changes with the contents; in quotes, as S3 gives it. */
  readonly etag: string;
  readonly size: number;
}

/** The objects of one bucket. Throws what the SDK throws. */
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

export function makeObjectStore(client: S3Client, bucket: string): ObjectStore {
  const bodyOf = async (key: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
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
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }),
      );
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
