import { describe, expect, test } from '@jest/globals';
import { failure } from '../../../simulator/tasks/handler';
import { innerTask, one } from '../../support/machines';
import { timelineOf } from '../../support/timeline-lines';

describe('a timeline', () => {
  test('sets items of a Map and branches of a Parallel apart, one inside the other too', async () => {
    const map = {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: innerTask('Each'),
      End: true,
    };
    const lines = await timelineOf(
      {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [one('Items', map), one('Other', { Type: 'Pass', End: true })],
            Next: 'After',
          },
          After: { Type: 'Pass', End: true },
        },
      },
      { input: [1, 2], tasks: { Each: {} } },
    );

    expect(lines.sort()).toEqual(
      [
        '0.000 s  Both  Parallel',
        '0.000 s  branch 0 Items  Map of 2 items',
        '0.000 s  branch 1 Other  Pass',
        '0.000 s  item 0 Each  sns:publish',
        '0.000 s  item 1 Each  sns:publish',
        '0.000 s  After  Pass',
      ].sort(),
    );
  });

  test('tells of a Map that fails, and finds its way out of it', async () => {
    const lines = await timelineOf(
      {
        StartAt: 'Items',
        States: {
          Items: {
            Type: 'Map',
            ItemProcessor: innerTask('Each'),
            Retry: [{ ErrorEquals: ['Slow'], IntervalSeconds: 1, MaxAttempts: 1 }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
            End: true,
          },
          After: { Type: 'Pass', End: true },
        },
      },
      { input: [1], tasks: { Each: failure('Slow') } },
    );

    expect(lines).toEqual([
      '0.000 s  Items  Map of 1 item',
      '0.000 s  item 0 Each  sns:publish failed: Slow',
      '0.000 s  Items  Map failed',
      '1.000 s  Items  attempt 2, 1.000 s later: Map of 1 item',
      '1.000 s  item 0 Each  sns:publish failed: Slow',
      '1.000 s  Items  Map failed',
      '1.000 s  Items  caught, goes on at After',
      '1.000 s  After  Pass',
    ]);
  });

  test('tells of a distributed Map, whose items have histories of their own', async () => {
    const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
    const ItemProcessor = { ProcessorConfig, ...innerTask('Each') };
    const items = one('Items', { Type: 'Map', ItemProcessor, End: true });

    const done = await timelineOf(items, { input: [1, 2], tasks: { Each: {} } });
    const failed = await timelineOf(items, { input: [1], tasks: { Each: failure('Slow') } });

    expect(done).toEqual([
      '0.000 s  Items  Map of 2 items',
      '0.000 s  Items  every item is an execution of its own',
    ]);
    expect(failed).toContain(
      '0.000 s  Items  failed: States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded',
    );
  });
});
