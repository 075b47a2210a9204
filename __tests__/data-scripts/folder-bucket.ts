import type { JsonObject } from '../../asl/json';
import { TextBucket } from '../../local/etl/bucket';
import { chunksOf } from '../support/fake-objects';
import type { S3Folder } from './s3-folder';

const CHUNK_BYTES = 1024;

/** A bucket of a folder, as the stand-ins of Athena and Redshift read it. */
export function folderBucket(folder: S3Folder, bucket: string): TextBucket {
  return new TextBucket(
    {
      call: async (operation, { Key, Prefix }): Promise<JsonObject> => {
        if (operation === 'GetObject') return { Body: folder.read(bucket, `${Key}`).toString() };
        if (operation !== 'ListObjectsV2') throw new Error(`nobody here does ${operation}`);
        const keys = folder.keys(bucket, `${Prefix}`);
        return { Contents: keys.map((key) => ({ Key: key, ETag: folder.etag(bucket, key) })) };
      },
      read: async (name, key) => chunksOf(folder.read(name, key), CHUNK_BYTES),
    },
    bucket,
  );
}
