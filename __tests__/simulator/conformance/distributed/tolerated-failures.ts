import { failure } from '../../../../simulator/tasks/handler';
import { PUBLISH } from '../../../support/machines';
import type { ConformanceCase, Expected } from '../case';
import { EXCEEDED, MAP_PAGE, type MapRunMore, mapRun } from './map-run';

/** Children of which those with an odd number fail. */
const ODD_FAIL = {
  child: { ...PUBLISH, End: true },
  tasks: {
    In: (input: number) => {
      if (input % 2 === 1) throw failure('Odd');
      return input;
    },
  },
} satisfies MapRunMore;

const tolerating = (
  name: string,
  fields: object,
  items: number[],
  expected: Expected,
): ConformanceCase => mapRun(name, MAP_PAGE, fields, items, expected, ODD_FAIL);

export const TOLERATED_FAILURE_CASES: readonly ConformanceCase[] = [
  tolerating('one failure ends it when none is tolerated', {}, [1, 2], EXCEEDED),
  tolerating('failures up to the count are tolerated', { ToleratedFailureCount: 2 }, [1, 2, 3, 4], {
    output: [2, 4],
  }),
  tolerating(
    'failures above the count are not',
    { ToleratedFailureCount: 1 },
    [1, 2, 3, 4],
    EXCEEDED,
  ),
  tolerating(
    'failures up to the percentage are tolerated',
    { ToleratedFailurePercentage: 50 },
    [1, 2, 3, 4],
    { output: [2, 4] },
  ),
  tolerating(
    'failures above the percentage are not',
    { ToleratedFailurePercentage: 49 },
    [1, 2, 3, 4],
    EXCEEDED,
  ),
  tolerating(
    'the stricter of both, when that is the count',
    { ToleratedFailurePercentage: 100, ToleratedFailureCount: 1 },
    [1, 3, 2],
    EXCEEDED,
  ),
  tolerating(
    'the stricter of both, when that is the percentage',
    { ToleratedFailurePercentage: 25, ToleratedFailureCount: 5 },
    [1, 2, 3, 4],
    EXCEEDED,
  ),
  tolerating('every failure may be tolerated', { ToleratedFailurePercentage: 100 }, [1, 3], {
    output: [],
  }),
  mapRun(
    'the count may come from the input',
    MAP_PAGE,
    { ItemsPath: '$.l', ToleratedFailureCountPath: '$.t' },
    { l: [1, 2], t: 1 },
    { output: [2] },
    ODD_FAIL,
  ),
];
