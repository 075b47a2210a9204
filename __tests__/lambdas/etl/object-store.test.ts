import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { makeObjectStore } from '../../../lambdas/etl/object-store';
import { errorNamed } from '../../../lambdas/shared/errors';

const s3 = mockClient(S3Client);
const store = makeObjectStore(new S3Client({ region: 'eu-west-1' }), 'bucket');

beforeEach(() => void s3.reset());

describe('makeObjectStore', () => {
  test('lists every page', async () => {
    s3.on(ListObjectsV2Command)
      .resolvesOnce({
        Contents: [{ Key: 'a', ETag: '"1"', Size: 3 }],
        IsTruncated: true,
        NextContinuationToken: 'next',
      })
      .resolvesOnce({ Contents: [{ Key: 'b', ETag: '"2"', Size: 4 }], IsTruncated: false });

    expect(await store.list('p/')).toEqual([
      { key: 'a', etag: '"1"', size: 3 },
      { key: 'b', etag: '"2"', size: 4 },
    ]);
    expect(s3.commandCalls(ListObjectsV2Command).map(({ args }) => args[0].input)).toMatchObject([
      { Bucket: 'bucket', Prefix: 'p/' },
      { ContinuationToken: 'next' },
    ]);
  });

  test('lists nothing where there is nothing', async () => {
    s3.on(ListObjectsV2Command).resolves({});

    expect(await store.list('p/')).toEqual([]);
  });

  test('lists an object that S3 tells nothing of but its key', async () => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: 'a' }, {}] });

    expect(await store.list('p/')).toEqual([
      { key: 'a', etag: '', size: 0 },
      { key: '', etag: '', size: 0 },
    ]);
  });

  test('reads an object as it arrives', async () => {
    const body = Readable.from([Buffer.from('first, '), Buffer.from('second')]);
    s3.on(GetObjectCommand, { Bucket: 'bucket', Key: 'k' }).callsFake(() => ({ Body: body }));
    const chunks: string[] = [];
    for await (const chunk of await store.read('k')) chunks.push(String(chunk));

    expect(chunks).toEqual(['first, ', 'second']);
  });

  test('writes and removes under the key', async () => {
    await store.write('k', 'body', 'text/plain');
    await store.remove('k');

    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: 'bucket',
      Key: 'k',
      Body: Buffer.from('body'),
      ContentType: 'text/plain',
    });
    expect(s3.commandCalls(DeleteObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: 'bucket',
      Key: 'k',
    });
  });

  test.each([
    ['NoSuchKey', { name: 'BrokenRun', message: 'object k is not there' }],
    ['AccessDenied', { name: 'BrokenRun', message: 'object k is not there, or may not be read' }],
    ['SlowDown', { name: 'SlowDown' }],
  ])('tells %s of an object that is read as %j', async (name, told) => {
    s3.on(GetObjectCommand).rejects(errorNamed(name, 'S3 says so'));

    await expect(store.readText('k')).rejects.toMatchObject(told);
    await expect(store.read('k')).rejects.toMatchObject(told);
  });

  test('tells AccessDenied of a listing, a write or a removal as it is', async () => {
    const denied = errorNamed('AccessDenied', 'S3 says so');
    s3.on(ListObjectsV2Command).rejects(denied);
    s3.on(PutObjectCommand).rejects(denied);
    s3.on(DeleteObjectCommand).rejects(denied);

    await expect(store.list('p/')).rejects.toBe(denied);
    await expect(store.write('k', 'body', 'text/plain')).rejects.toBe(denied);
    await expect(store.remove('k')).rejects.toBe(denied);
  });

  test('tells of an answer without a body', async () => {
    s3.on(GetObjectCommand).resolves({});

    await expect(store.readText('k')).rejects.toThrow('object k was answered without a body');
  });
});
