import { isJsonObject, type JsonObject } from '../json';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { CalledTask } from './called-task';
import { localArn, type PermissionContext, stateMachineArn } from './context';
import { runtimeId } from './job';
import { Parameter } from './parameter';
import { allowKey, listBucket, onObject } from './s3';
import { s3PrefixArn } from './s3-arn';

/** True for a Map whose items run as child executions of the machine itself. */
export function isDistributedMap(state: JsonObject): boolean {
  if (state['Type'] !== 'Map') return false;
  return ['ItemProcessor', 'Iterator'].some((key) => {
    const machine = state[key];
    const config = isJsonObject(machine) ? machine['ProcessorConfig'] : undefined;
    return isJsonObject(config) && config['Mode'] === 'DISTRIBUTED';
  });
}

/**
 * Statements of a distributed Map: to start its own machine, to describe, stop and redrive the children, to read
 * the items and to write the results. A redrive of the parent redrives its map runs with the machine's own role.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 */
export function mapDistributedMap(visited: VisitedState, context: PermissionContext): CalledTask {
  const { state } = visited;
  const map = task(visited, context, 'Map', 'Parameters');
  map.allow('states:StartExecution', stateMachineArn(context));
  const label = state['Label'];
  const children = typeof label === 'string' ? `/${label}:*` : '/*';
  map.allow(
    ['states:DescribeExecution', 'states:RedriveExecution', 'states:StopExecution'],
    localArn(context, 'states', `execution:${context.stateMachineName}${children}`),
    { reason: 'the ids of the map run and of its children are given at run time' },
  );
  // AWS's page asks for this one too, although the children's ARNs have the label and are covered above.
  map.allow(
    'states:DescribeExecution',
    localArn(context, 'states', `execution:${context.stateMachineName}:*`),
    runtimeId('an execution of the machine'),
  );
  const reader = state['ItemReader'];
  if (isJsonObject(reader)) readItems(map, visited, reader, context);
  const writer = state['ResultWriter'];
  const argumentsKey = parametersKey(visited);
  if (isJsonObject(writer) && (writer['Resource'] !== undefined || argumentsKey in writer)) {
    const call = task(visited, context, 'ResultWriter', argumentsKey);
    writeResults(call);
    absorb(map, call);
  }
  return map;
}

function readItems(
  map: CalledTask,
  visited: VisitedState,
  reader: JsonObject,
  context: PermissionContext,
): undefined {
  const call = task(visited, context, 'ItemReader', parametersKey(visited));
  const config = isJsonObject(reader['ReaderConfig']) ? reader['ReaderConfig'] : {};
  const action = typeof reader['Resource'] === 'string' ? reader['Resource'].split(':').at(-1) : '';
  if (action === 'listObjectsV2') {
    listBucket(call);
    if (config['Transformation'] === 'LOAD_AND_FLATTEN') readListed(call);
  } else if (action === 'getObject') {
    onObject(call, ['s3:GetObject']);
    const isManifest = config['InputType'] === 'MANIFEST' || config['ManifestType'] !== undefined;
    if (isManifest) readManifest(call);
  } else
    call.fail(
      'permission-unknown-integration',
      joinPath(visited.path, 'ItemReader', 'Resource'),
      reader['Resource'],
      'not a reader that Step Functions has',
    );
  absorb(map, call);
}

/** The objects of a listing are read as well. */
function readListed(call: CalledTask): undefined {
  const prefix = call.find('Prefix');
  const bucket = call.find('Bucket').value;
  if (typeof bucket !== 'string') return;
  const text = typeof prefix.value === 'string' ? prefix.value : prefix.prefix;
  call.allow('s3:GetObject', s3PrefixArn(call.context, bucket, text), {
    reason: 'the objects of a listing are known only at run time',
  });
}

/** The files that a manifest lists are read as well; they are taken to be in the manifest's own bucket. */
function readManifest(call: CalledTask): undefined {
  const bucket = call.text('Bucket');
  if (bucket === undefined) return;
  call.allow('s3:GetObject', s3PrefixArn(call.context, bucket, ''), {
    reason: 'the files that a manifest lists are known only at run time',
  });
  const everything = Parameter.whole('', 'JSONPath', { Bucket: bucket });
  const listing = new CalledTask({ ...call, parameters: everything });
  listBucket(listing);
  absorb(call, listing);
}

/** Step Functions names the result objects itself, under the prefix. */
function writeResults(call: CalledTask): undefined {
  const actions = [
    's3:PutObject',
    's3:GetObject',
    's3:ListMultipartUploadParts',
    's3:AbortMultipartUpload',
  ];
  const prefix = call.find('Prefix');
  if (prefix.isDynamic) return allowKey(call, actions, prefix);
  const bucket = call.text('Bucket');
  const text = prefix.isAbsent ? '' : call.rawOf(prefix);
  if (bucket === undefined || text === undefined) return;
  const folder = text === '' || text.endsWith('/') ? text : `${text}/`;
  call.allow(actions, s3PrefixArn(call.context, bucket, folder), {
    reason: 'Step Functions names the result objects itself',
  });
}

function task(
  { state, path, queryLanguage }: VisitedState,
  context: PermissionContext,
  part: string,
  key: string,
): CalledTask {
  const holder = state[part];
  const value = isJsonObject(holder) ? holder[key] : undefined;
  const parameters = Parameter.whole(joinPath(path, part, key), queryLanguage, value);
  return new CalledTask({ action: part, state: path, parameters, isJob: false, context });
}

function parametersKey({ queryLanguage }: VisitedState): string {
  return queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
}

function absorb(into: CalledTask, from: CalledTask): undefined {
  into.grants.push(...from.grants);
  into.faults.push(...from.faults);
}
