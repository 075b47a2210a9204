import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import { parseCsv, rowsToItems } from './csv';
import type { ReaderPlan } from './distributed-plan';
import { FormatError, itemsOf, parseJson } from './formats';
import { Items } from './items';
import { callService, ServiceFailure } from './service-call';
import { numberOf } from './values';

/**
 * Items that a distributed Map reads for itself: an S3 listing, an object, or the objects that a manifest names.
 * The task runner does the reading; `s3:getObject` may answer text, `{ Body: text }` or parsed JSON.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 * @throws StateFailure States.ItemReaderFailed
 */
export function* readItems(strand: Strand, data: StateData, plan: ReaderPlan): Steps<Items> {
  const soon = plan.arguments?.(strand, data) ?? {};
  const parameters = soon instanceof Promise ? yield* settled(soon) : soon;
  const most = yield* numberOf(strand, data, plan.maxItems);
  try {
    const items = plan.resource.endsWith(':s3:listObjectsV2')
      ? yield* list(strand, plan, parameters, most)
      : yield* read(strand, plan, parameters);
    return most ? items.first(most) : items;
  } catch (reason) {
    if (reason instanceof ServiceFailure) {
      throw new StateFailure({ error: ERRORS.itemReader, cause: reason.thrown.cause });
    }
    if (!(reason instanceof FormatError)) throw reason;
    throw new StateFailure({ error: ERRORS.itemReader, cause: reason.message, interpreted: true });
  }
}

function* list(
  strand: Strand,
  plan: ReaderPlan,
  parameters: Json,
  most: number | undefined,
): Steps<Items> {
  const source = addressOf(parameters);
  const items: Json[] = [];
  let token: Json | undefined;
  do {
    const asked: Json =
      token === undefined
        ? parameters
        : { ...(parameters as JsonObject), ContinuationToken: token };
    const page = yield* callService(strand, 'ItemReader', plan.resource, asked);
    if (Array.isArray(page)) return new Items(page, source);
    const fields: JsonObject = isJsonObject(page) ? page : {};
    if (Array.isArray(fields['Contents'])) items.push(...fields['Contents']);
    token = fields['NextContinuationToken'];
  } while (token !== undefined && (!most || items.length < most));
  return new Items(items, source);
}

function* read(strand: Strand, plan: ReaderPlan, parameters: Json): Steps<Items> {
  const { config } = plan;
  const body = bodyOf(yield* callService(strand, 'ItemReader', plan.resource, parameters));
  if (config['ManifestType'] === 'ATHENA_DATA') return yield* readAthena(strand, plan, body);
  if (config['InputType'] === 'MANIFEST') return yield* readInventory(strand, plan, body);
  return itemsOf(body, config, addressOf(parameters));
}

/** An Athena manifest lists the objects of a result, one address a line. */
function* readAthena(strand: Strand, plan: ReaderPlan, body: Json): Steps<Items> {
  const parts: Items[] = [];
  for (const line of String(body).split('\n')) {
    const [, Bucket, Key] = /^"?s3:\/\/([^/]+)\/(.+?)"?\s*$/.exec(line) ?? [];
    if (Bucket === undefined || Key === undefined) continue;
    const part = yield* callService(strand, 'ItemReader', plan.resource, { Bucket, Key });
    parts.push(itemsOf(bodyOf(part), plan.config, addressOf({ Bucket, Key })));
  }
  return Items.of(parts);
}

/** An S3 inventory's manifest names CSV files without a header, whose columns it lists. */
function* readInventory(strand: Strand, plan: ReaderPlan, body: Json): Steps<Items> {
  const manifest = typeof body === 'string' ? parseJson(body) : body;
  const fields: JsonObject = isJsonObject(manifest) ? manifest : {};
  if (!Array.isArray(fields['files'])) throw new FormatError('the manifest names no files');
  const headers = String(fields['fileSchema'] ?? 'Bucket, Key')
    .split(',')
    .map((each) => each.trim());
  const Bucket = String(fields['destinationBucket'] ?? '').replace(/^arn:aws:s3:::/, '');
  const parts: Items[] = [];
  for (const file of fields['files'].filter(isJsonObject)) {
    const Key = String(file['key']);
    const part = yield* callService(strand, 'ItemReader', plan.resource, { Bucket, Key });
    const rows = parseCsv(String(bodyOf(part)), ',');
    parts.push(new Items(rowsToItems(headers, rows), addressOf({ Bucket, Key })));
  }
  return Items.of(parts);
}

/** As the context object tells it: `S3://bucket`, or `S3://bucket/key`. */
function addressOf(parameters: Json): string {
  const { Bucket = '', Key }: JsonObject = isJsonObject(parameters) ? parameters : {};
  return `S3://${Bucket}${Key === undefined ? '' : `/${Key}`}`;
}

function bodyOf(answer: Json): Json {
  return isJsonObject(answer) && typeof answer['Body'] === 'string' ? answer['Body'] : answer;
}
