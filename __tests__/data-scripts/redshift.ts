import type { SqlEngine } from '../../local/services/redshift-data';
import { type JsonRow, jsonLines } from './json-lines';
import type { Postgres } from './postgres';
import type { S3Folder } from './s3-folder';

/** What PostgreSQL has otherwise: it copies from no manifest. */
const COPY = /^COPY (\w+) \(([\w, ]+)\) FROM 's3:\/\/([^/]+)\/(\S+)' IAM_ROLE '\S+' MANIFEST /;

interface Manifest {
  readonly entries: readonly { readonly url: string }[];
}

/** The load's statements on PostgreSQL: a transaction each time, and every statement's rows as texts. */
export function redshiftOn(postgres: Postgres, objects: S3Folder): SqlEngine {
  const copied = (bucket: string, manifest: string): JsonRow[] => {
    const { entries } = JSON.parse(objects.read(bucket, manifest).toString()) as Manifest;
    return entries.flatMap(({ url }) => {
      const [match, from = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(url) ?? [];
      if (match === undefined) throw new Error(`${manifest} of ${bucket} names ${url}`);
      return jsonLines(objects, from, key);
    });
  };

  return async (sqls) => {
    const results: string[][][] = [];
    await postgres.transaction(async () => {
      for (const sql of sqls) {
        const [match, table = '', columns = '', bucket = '', manifest = ''] = COPY.exec(sql) ?? [];
        if (match === undefined) results.push(await postgres.texts(sql));
        else {
          await postgres.insert(table, copied(bucket, manifest), columns);
          results.push([]);
        }
      }
    });
    return results;
  };
}
