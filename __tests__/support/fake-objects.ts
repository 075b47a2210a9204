import type { ObjectStore } from '../../lambdas/etl/object-store';
import { errorNamed } from '../../lambdas/shared/errors';
import { ETL_ERRORS } from '../../workflows/etl-errors';

/** A bucket that is a Map, and that tells what was done to it. */
export interface FakeObjects extends ObjectStore {
  readonly objects: Map<string, string | Buffer>;
  /** `write runs/…`, `remove …` in order. */
  readonly changes: string[];
  /** An object of JSON. */
  json(key: string): unknown;
}

/** A bucket with these objects; `chunkBytes` is how much of one comes at once. */
export function makeFakeObjects(
  initial: Readonly<Record<string, string | Buffer>> = {},
  chunkBytes = 7,
): FakeObjects {
  const objects = new Map<string, string | Buffer>(Object.entries(initial));
  const changes: string[] = [];
  const bytesOf = (key: string): Buffer => {
    const body = objects.get(key);
    if (body === undefined) throw errorNamed(ETL_ERRORS.brokenRun, `object ${key} is not there`);
    return Buffer.from(body as string);
  };

  return {
    objects,
    changes,
    json: (key) => JSON.parse(bytesOf(key).toString()),
    list: async (prefix) =>
      [...objects.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => ({
          key,
          etag: `"${bytesOf(key).toString('base64').slice(0, 32)}"`,
          size: bytesOf(key).length,
        })),
    read: async (key) => chunksOf(bytesOf(key), chunkBytes),
    readText: async (key) => bytesOf(key).toString(),
    write: async (key, body) => {
      changes.push(`write ${key}`);
      objects.set(key, body);
    },
    remove: async (key) => {
      changes.push(`remove ${key}`);
      objects.delete(key);
    },
  };
}

/** Bytes as they come over a network, in chunks that end anywhere. */
export async function* chunksOf(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
