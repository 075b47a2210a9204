import { failure } from '../../../../simulator/tasks/handler';
import { PUBLISH } from '../../../support/machines';
import { type ConformanceCase, DOCS } from '../case';
import { EXCEEDED, mapRun } from './map-run';

const SOURCE = `${DOCS}/input-output-itembatcher.html`;

export const ITEM_BATCHER_CASES: readonly ConformanceCase[] = [
  mapRun('ItemBatcher groups items', SOURCE, { ItemBatcher: { MaxItemsPerBatch: 2 } }, [1, 2, 3], {
    output: [{ Items: [1, 2] }, { Items: [3] }],
  }),
  mapRun(
    'ItemBatcher adds its BatchInput',
    SOURCE,
    { ItemsPath: '$.l', ItemBatcher: { MaxItemsPerBatch: 5, BatchInput: { 'k.$': '$.k', c: 1 } } },
    { l: [1], k: 'x' },
    { output: [{ BatchInput: { k: 'x', c: 1 }, Items: [1] }] },
  ),
  mapRun(
    'ItemBatcher closes a batch that would be too large',
    SOURCE,
    { ItemBatcher: { MaxInputBytesPerBatch: 20 } },
    ['aaa', 'bbb', 'ccc'],
    { output: [{ Items: ['aaa'] }, { Items: ['bbb'] }, { Items: ['ccc'] }] },
  ),
  mapRun(
    'ItemBatcher takes its size from the input',
    SOURCE,
    { ItemsPath: '$.l', ItemBatcher: { MaxItemsPerBatchPath: '$.n' } },
    { l: [1, 2, 3], n: 3 },
    { output: [{ Items: [1, 2, 3] }] },
  ),
  mapRun(
    'every item of a failed batch counts',
    SOURCE,
    { ItemBatcher: { MaxItemsPerBatch: 2 }, ToleratedFailureCount: 1 },
    [1, 2],
    EXCEEDED,
    { child: { ...PUBLISH, End: true }, tasks: { In: failure('E') } },
  ),
];
