import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * One bucket in memory, as far as Terraform's backend asks for it: its list, and objects that are read, written (a lock
 * only where there is none yet) and deleted.
 */
export class BucketStub {
  readonly objects = new Map<string, Buffer>();

  constructor(private readonly bucket: string) {}

  /** Whether a request, by the service that it was signed for, is one for S3. */
  static isFor(request: IncomingMessage): boolean {
    return /\/s3\/aws4_request/.test(request.headers.authorization ?? '');
  }

  /** @returns false when the bucket is another one, or the call is none of those above */
  answer(request: IncomingMessage, body: Buffer, response: ServerResponse): boolean {
    const { pathname } = new URL(request.url ?? '/', 'http://stub');
    const [bucket, ...rest] = decodeURIComponent(pathname).slice(1).split('/');
    if (bucket !== this.bucket) return false;
    const key = rest.join('/');
    if (key === '') return request.method === 'GET' && this.list(response);
    const found = this.objects.get(key);
    if (request.method === 'GET' || request.method === 'HEAD') {
      // Node leaves the body of an answer to HEAD out.
      if (found) response.writeHead(200, { 'content-type': 'application/json' }).end(found);
      else fail(response, 404, 'NoSuchKey');
    } else if (request.method === 'PUT') {
      if (found && request.headers['if-none-match'] === '*') {
        fail(response, 412, 'PreconditionFailed');
        return true;
      }
      this.objects.set(key, body);
      response.writeHead(200, { etag: '"stub"' }).end();
    } else if (request.method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else return false;
    return true;
  }

  private list(response: ServerResponse): true {
    const contents = [...this.objects].map(
      ([key, { length }]) => `<Contents><Key>${key}</Key><Size>${length}</Size></Contents>`,
    );
    const text = `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${this.bucket}</Name><KeyCount>${contents.length}</KeyCount><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
    response.writeHead(200, { 'content-type': 'application/xml' }).end(text);
    return true;
  }
}

function fail(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>the stub says so</Message></Error>`);
}
