import { isJsonObject, type JsonObject } from '../../asl/json';
import type { S3 } from '../services/s3';
import { linesIn } from './lines';

/** At least as many bytes: S3 takes pieces of 5 MiB or more; fauxqs requests of 11 MiB or less. */
const PIECE_CHARACTERS = 5 * 1024 * 1024;

/** The objects of a bucket, as texts. */
export class TextBucket {
  constructor(
    private readonly s3: Pick<S3, 'call' | 'read'>,
    readonly name: string,
  ) {}

  /** Keys that begin with the prefix, in order. */
  async keys(prefix = ''): Promise<readonly string[]> {
    const found = await this.list(prefix);
    return [...found.keys()];
  }

  /** Names at the top: folders, ended by `/`, and objects that lie in none. */
  async top(): Promise<readonly string[]> {
    const page = await this.s3.call('ListObjectsV2', { Bucket: this.name, Delimiter: '/' });
    return [...namesIn(page, 'CommonPrefixes', 'Prefix'), ...namesIn(page, 'Contents', 'Key')];
  }

  /** ETags by key: what changes when an object does. */
  async list(prefix = ''): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    let ContinuationToken: string | undefined;
    do {
      const page = await this.s3.call('ListObjectsV2', {
        Bucket: this.name,
        Prefix: prefix,
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      });
      const contents = Array.isArray(page['Contents']) ? page['Contents'] : [];
      for (const { Key, ETag } of contents.filter(isJsonObject)) found.set(`${Key}`, `${ETag}`);
      const next = page['NextContinuationToken'];
      ContinuationToken = typeof next === 'string' ? next : undefined;
    } while (ContinuationToken !== undefined);
    return found;
  }

  /** The bytes of an object as they arrive; see `S3`. */
  read(key: string, etag?: string): Promise<AsyncIterable<Uint8Array>> {
    return this.s3.read(this.name, key, etag);
  }

  /** Its lines; see `linesIn`. */
  async *lines(key: string, etag?: string): AsyncGenerator<string> {
    yield* linesIn(await this.read(key, etag));
  }

  async text(key: string): Promise<string> {
    const { Body } = await this.s3.call('GetObject', { Bucket: this.name, Key: key });
    return String(Body ?? '');
  }

  async json<T>(key: string): Promise<T> {
    return JSON.parse(await this.text(key)) as T;
  }

  put(key: string, text: string): Promise<void> {
    return this.join(key, [text]);
  }

  /** Writes an object out of texts, which are sent as they come and held no longer. */
  async join(key: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const target = { Bucket: this.name, Key: key };
    const Parts: JsonObject[] = [];
    let upload: JsonObject | undefined;
    let rest = '';
    const send = async (Body: string): Promise<void> => {
      upload ??= await this.s3.call('CreateMultipartUpload', target);
      const { UploadId = '' } = upload;
      const PartNumber = Parts.length + 1;
      const piece = await this.s3.call('UploadPart', { ...target, UploadId, PartNumber, Body });
      Parts.push({ PartNumber, ETag: piece['ETag'] ?? '' });
    };
    for await (const text of texts) {
      rest += text;
      for (; rest.length > PIECE_CHARACTERS; rest = rest.slice(PIECE_CHARACTERS)) {
        await send(rest.slice(0, PIECE_CHARACTERS));
      }
    }
    if (upload === undefined) {
      await this.s3.call('PutObject', { ...target, Body: rest });
      return;
    }
    await send(rest);
    await this.s3.call('CompleteMultipartUpload', {
      ...target,
      UploadId: upload['UploadId'] ?? '',
      MultipartUpload: { Parts },
    });
  }
}

function namesIn(page: JsonObject, list: string, field: string): readonly string[] {
  const entries = Array.isArray(page[list]) ? page[list] : [];
  return entries.filter(isJsonObject).map((entry) => String(entry[field]));
}
