import { caught, only } from '../../../support/machines';
import { type ConformanceCase, fails } from '../case';
import { failed, succeeded, through } from '../events';
import { BEGUN, DONE, distributedMap, MAP_PAGE, mapRun } from './map-run';

/** What children are given, and what comes of their ends. */
export const CHILD_CASES: readonly ConformanceCase[] = [
  mapRun('children give their outputs in order', MAP_PAGE, {}, [1, 2, 3], { output: [1, 2, 3] }),
  mapRun('no items give no children', MAP_PAGE, {}, [], { output: [] }),
  mapRun(
    'the entries of an object are items',
    MAP_PAGE,
    {},
    { a: 1 },
    { output: [{ Key: 'a', Value: 1 }] },
  ),
  mapRun(
    'children have the item as the input of their execution',
    MAP_PAGE,
    {},
    [1],
    { output: [1] },
    { child: { Type: 'Pass', InputPath: '$$.Execution.Input', End: true } },
  ),
  mapRun(
    'an ItemSelector makes the inputs',
    MAP_PAGE,
    { ItemSelector: { 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index' } },
    ['a'],
    { output: [{ v: 'a', i: 0 }] },
  ),
  mapRun(
    'an ItemSelector is told the key of a field apart from its value',
    MAP_PAGE,
    { ItemSelector: { 'item.$': '$$.Map.Item' } },
    { a: 1 },
    { output: [{ item: { Index: 0, Key: 'a', Value: 1, Source: 'STATE_DATA' } }] },
  ),
  mapRun(
    'an ItemSelector that leads nowhere ends the execution',
    MAP_PAGE,
    { ItemSelector: { 'v.$': '$.lost' } },
    [1],
    fails('States.Runtime', "The JSONPath '$.lost' specified for the field 'v.$'"),
    { events: failed(...BEGUN) },
  ),
  mapRun(
    'children run one after the other when they must',
    MAP_PAGE,
    { MaxConcurrency: 1 },
    [1, 2],
    { output: [1, 2] },
  ),
  {
    name: 'a failed map run can be caught',
    source: MAP_PAGE,
    definition: caught(distributedMap({}, { Type: 'Fail', Error: 'E' }), {
      ErrorEquals: ['States.ExceedToleratedFailureThreshold'],
      ResultPath: null,
    }),
    options: { input: [1] },
    expected: { output: [1] },
    events: succeeded(
      ...BEGUN,
      'MapRunFailed',
      'MapStateFailed',
      'MapStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'every part of it takes expressions',
    source: MAP_PAGE,
    definition: only(
      {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          Arguments: { Bucket: '{% $states.input.bucket %}', Key: 'k' },
        },
        MaxConcurrency: '{% 1 %}',
        ItemBatcher: { MaxItemsPerBatch: '{% 2 %}', BatchInput: { b: '{% 1 + 1 %}' } },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'In',
          States: { In: { Type: 'Pass', End: true } },
        },
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Arguments: { Bucket: "{% 'to ' & $states.input.bucket %}" },
        },
        Output: '{% $states.result.ResultWriterDetails.Bucket %}',
      },
      { QueryLanguage: 'JSONata' },
    ),
    options: {
      input: { bucket: 'b' },
      tasks: {
        'Only.ItemReader': ({ Bucket }: { Bucket: string }) => [Bucket],
        'Only.ResultWriter': ({ Key, Body }: { Key: string; Body: string }) => {
          if (Key.includes('SUCCEEDED') && !Body.includes('BatchInput')) throw new Error(Body);
        },
      },
    },
    expected: { output: 'to b' },
    events: DONE,
  },
];
