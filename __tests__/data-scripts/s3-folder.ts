import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** S3 as the scripts' stand-ins have it: an object is the file `<folder>/<bucket>/<key>`. */
export class S3Folder {
  constructor(readonly folder: string) {}

  write(bucket: string, key: string, body: string | Uint8Array): void {
    const path = join(this.folder, bucket, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, body);
  }

  read(bucket: string, key: string): Buffer {
    return readFileSync(join(this.folder, bucket, key));
  }

  /** Keys below a folder of a bucket, in order; none if there is no such folder. */
  keys(bucket: string, folder: string): readonly string[] {
    const top = join(this.folder, bucket);
    const below = join(top, folder);
    if (!existsSync(below)) return [];
    return readdirSync(below, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(top, join(parentPath, name)))
      .sort();
  }

  /** As S3 gives it to who lists or asks: in quotes. */
  etag(bucket: string, key: string): string {
    return `"${createHash('md5').update(this.read(bucket, key)).digest('hex')}"`;
  }
}
