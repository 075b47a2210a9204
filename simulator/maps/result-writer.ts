import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import type { Batch } from './batches';
import type { ChildRuns } from './child-runs';
import { childName } from './children';
import type { DistributedPlan, WriterPlan } from './distributed-plan';
import { callService, ServiceFailure } from './service-call';

/** A map run whose children have ended. */
export interface EndedRun {
  readonly runs: ChildRuns;
  readonly batches: readonly Batch[];
  readonly mapRunArn: string;
}

/** Results in one file: enough to be few files, and little enough to be held as text. */
const RESULTS_PER_FILE = 10_000;

/**
 * What a distributed Map gives: the children's outputs in order, or, with a ResultWriter, the place where they and a
 * manifest were written. The task runner does the writing (`{ Bucket, Key, Body }`).
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 * @throws StateFailure States.ResultWriterFailed
 */
export function* writeResults(
  strand: Strand,
  data: StateData,
  plan: DistributedPlan,
  ended: EndedRun,
): Steps<Json> {
  const { writer } = plan;
  if (writer?.resource === undefined) return transform(outputsOf(ended.runs), writer?.config ?? {});
  const soon = writer.arguments?.(strand, data) ?? {};
  const target = soon instanceof Promise ? yield* settled(soon) : soon;
  try {
    return yield* write(strand, writer, writer.resource, isJsonObject(target) ? target : {}, ended);
  } catch (reason) {
    if (!(reason instanceof ServiceFailure)) throw reason;
    throw new StateFailure({ error: ERRORS.resultWriter, cause: reason.thrown.cause });
  }
}

function* write(
  strand: Strand,
  { config }: WriterPlan,
  resource: string,
  { Bucket = '', Prefix = '' }: JsonObject,
  ended: EndedRun,
): Steps<Json> {
  const folder = `${Prefix === '' ? '' : `${String(Prefix)}/`}${ended.mapRunArn.split(':').at(-1)}`;
  const put = (Key: string, Body: string): Steps<Json> =>
    callService(strand, 'ResultWriter', resource, { Bucket, Key, Body });
  const files: { [status: string]: Json[] } = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const [status, indices] of byStatus(ended)) {
    const written = files[status] as Json[];
    for (let from = 0; from < indices.length; from += RESULTS_PER_FILE) {
      const part = indices.slice(from, from + RESULTS_PER_FILE);
      const text = textOf(
        part.map((index) => describe(strand, ended, index, status)),
        config,
      );
      const Key = `${folder}/${status}_${written.length}.${config['OutputType'] === 'JSONL' ? 'jsonl' : 'json'}`;
      yield* put(Key, text);
      written.push({ Key, Size: Buffer.byteLength(text) });
    }
  }
  const Key = `${folder}/manifest.json`;
  yield* put(
    Key,
    JSON.stringify({ DestinationBucket: Bucket, MapRunArn: ended.mapRunArn, ResultFiles: files }),
  );
  return { MapRunArn: ended.mapRunArn, ResultWriterDetails: { Bucket, Key } };
}

function byStatus({ runs }: EndedRun): [string, number[]][] {
  const indices: { [status: string]: number[] } = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const [index, output] of runs.outputs.entries()) {
    const failed = runs.failures.has(index);
    const status = output !== undefined ? 'SUCCEEDED' : failed ? 'FAILED' : 'PENDING';
    indices[status]?.push(index);
  }
  return Object.entries(indices);
}

function describe(
  strand: Strand,
  { runs, batches }: EndedRun,
  index: number,
  status: string,
): Json {
  const failure = runs.failures.get(index);
  const output = runs.outputs[index];
  return {
    ExecutionArn: `${strand.execution.names.executionArn.split(':').slice(0, -1).join(':')}:${childName(index)}`,
    Input: JSON.stringify(batches[index]?.input ?? null),
    Name: childName(index),
    Status: status,
    ...(output === undefined ? {} : { Output: JSON.stringify(output) }),
    ...(failure?.error === undefined ? {} : { Error: failure.error }),
    ...(failure?.cause === undefined ? {} : { Cause: failure.cause }),
  };
}

function textOf(results: readonly Json[], config: JsonObject): string {
  const { Transformation: how = 'NONE', OutputType: type = 'JSON' } = config;
  const kept = how === 'NONE' ? results : transform(results.map(outputText), config);
  return type === 'JSONL'
    ? kept.map((each) => JSON.stringify(each)).join('\n')
    : JSON.stringify(kept);
}

function outputText(result: Json): Json {
  const fields: JsonObject = isJsonObject(result) ? result : {};
  return typeof fields['Output'] === 'string' ? (JSON.parse(fields['Output']) as Json) : result;
}

/** FLATTEN joins outputs that are lists; the others leave them as they are. */
function transform(outputs: readonly Json[], config: JsonObject): readonly Json[] {
  return config['Transformation'] === 'FLATTEN'
    ? outputs.flatMap((output) => (Array.isArray(output) ? output : [output]))
    : outputs;
}

function outputsOf(runs: ChildRuns): readonly Json[] {
  return runs.outputs.filter((output) => output !== undefined);
}
