import {
  DISTRIBUTED,
  distributed,
  type Fields,
  machine,
  map,
  only,
  PASS,
  type RulePair,
} from './rule-pair';

const inner = { StartAt: 'Inner', States: { Inner: PASS } };

/** Two Maps of the given labels, the second within a branch. */
function labelled(first: string, second: string) {
  const done = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
  const each = {
    ...map({ Label: second }, DISTRIBUTED),
    ItemProcessor: { ...done, ProcessorConfig: DISTRIBUTED },
  };
  const branch = { StartAt: 'Each', States: { Each: each } };
  return machine({
    A: { ...map({ Label: first }, DISTRIBUTED), Next: 'B', End: undefined },
    B: { Type: 'Parallel', Branches: [branch], End: true },
  });
}

function batch(batcher: Fields) {
  return distributed({ ItemBatcher: batcher });
}

/** Map states; their readers and writers are apart. */
export const MAP_PAIRS: readonly RulePair[] = [
  {
    rule: 'map-processor',
    because: 'none',
    broken: only({ Type: 'Map', End: true }),
    mended: only(map()),
    path: 'States.A',
  },
  {
    rule: 'map-processor',
    because: 'both',
    broken: only(map({ Iterator: inner })),
    mended: only({ Type: 'Map', Iterator: inner, End: true }),
    path: 'States.A',
  },
  {
    rule: 'distributed-only-field',
    broken: only(map({ ToleratedFailureCount: 1 }, { Mode: 'INLINE' })),
    mended: only(map({ ToleratedFailureCount: 1 }, DISTRIBUTED)),
    path: 'States.A.ToleratedFailureCount',
  },
  {
    rule: 'map-mode',
    because: 'an unknown one',
    broken: only(map({}, { Mode: 'SPREAD' })),
    mended: only(map({}, { Mode: 'INLINE' })),
    path: 'States.A.ItemProcessor.ProcessorConfig.Mode',
  },
  {
    rule: 'map-mode',
    because: 'no ExecutionType',
    broken: only(map({}, { Mode: 'DISTRIBUTED' })),
    mended: only(map({}, DISTRIBUTED)),
    path: 'States.A.ItemProcessor.ProcessorConfig',
  },
  {
    rule: 'map-mode',
    because: 'ExecutionType inline',
    broken: only(map({}, { Mode: 'INLINE', ExecutionType: 'EXPRESS' })),
    mended: only(map({}, { Mode: 'INLINE' })),
    path: 'States.A.ItemProcessor.ProcessorConfig.ExecutionType',
  },
  {
    rule: 'map-label',
    because: 'too long',
    broken: distributed({ Label: 'l'.repeat(41) }),
    mended: distributed({ Label: 'l'.repeat(40) }),
    path: 'States.A.Label',
  },
  {
    rule: 'map-label',
    because: 'a space',
    broken: distributed({ Label: 'each row' }),
    mended: distributed({ Label: 'each-row' }),
    path: 'States.A.Label',
  },
  {
    rule: 'map-label-unique',
    broken: labelled('rows', 'rows'),
    mended: labelled('rows', 'columns'),
    path: 'States.B.Branches[0].States.Each.Label',
  },
  {
    rule: 'unknown-field',
    because: 'a nested machine has no language of its own',
    broken: only({ Type: 'Map', ItemProcessor: { ...inner, QueryLanguage: 'JSONata' }, End: true }),
    mended: only(map()),
    path: 'States.A.ItemProcessor.QueryLanguage',
  },
  {
    rule: 'unknown-field',
    because: 'nor does a branch',
    broken: only({
      Type: 'Parallel',
      Branches: [{ ...inner, QueryLanguage: 'JSONPath' }],
      End: true,
    }),
    mended: only({ Type: 'Parallel', Branches: [inner], End: true }),
    path: 'States.A.Branches[0].QueryLanguage',
  },
  {
    rule: 'item-batcher',
    because: 'no size',
    broken: batch({ BatchInput: { run: 1 } }),
    mended: batch({ BatchInput: { run: 1 }, MaxInputBytesPerBatchPath: '$.bytes' }),
    path: 'States.A.ItemBatcher',
  },
  {
    rule: 'item-batcher',
    because: 'too many bytes',
    broken: batch({ MaxInputBytesPerBatch: 262_145 }),
    mended: batch({ MaxInputBytesPerBatch: 262_144 }),
    path: 'States.A.ItemBatcher.MaxInputBytesPerBatch',
  },
  {
    rule: 'item-batcher',
    because: 'no items',
    broken: batch({ MaxItemsPerBatch: 0 }),
    mended: batch({ MaxItemsPerBatch: 1 }),
    path: 'States.A.ItemBatcher.MaxItemsPerBatch',
  },
  {
    rule: 'reference-path',
    because: 'a figure from the context',
    broken: only(map({ MaxConcurrencyPath: '$$.Execution.Input.width' })),
    mended: only(map({ MaxConcurrencyPath: '$.width', ItemsPath: '$$.Execution.Input.rows' })),
    path: 'States.A.MaxConcurrencyPath',
  },
  {
    rule: 'reference-path',
    because: 'a figure of a batch, from many places',
    broken: batch({ MaxItemsPerBatchPath: '$.sizes[*]' }),
    mended: batch({ MaxItemsPerBatchPath: '$.sizes[0]' }),
    path: 'States.A.ItemBatcher.MaxItemsPerBatchPath',
  },
  {
    rule: 'map-figures',
    broken: distributed({ ToleratedFailurePercentage: 101 }),
    mended: distributed({ ToleratedFailurePercentage: 100 }),
    path: 'States.A.ToleratedFailurePercentage',
  },
  {
    rule: 'map-figures',
    because: 'negative concurrency',
    broken: only(map({ MaxConcurrency: -1 })),
    mended: only(map({ MaxConcurrency: 0 })),
    path: 'States.A.MaxConcurrency',
  },
];
