import type { S3Folder } from './s3-folder';

/** A row as a JSON line has it. */
export type JsonRow = Readonly<Record<string, unknown>>;

/** The rows of an object. */
export function jsonLines(objects: S3Folder, bucket: string, key: string): JsonRow[] {
  const lines = objects.read(bucket, key).toString().split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as JsonRow);
}
