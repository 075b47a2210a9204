import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makePlanRunHandler } from '../../../lambdas/etl/plan-run';
import { makeFakeObjects } from '../../support/fake-objects';

const NOW = Date.parse('2026-02-01T02:31:00Z');

function planner(files: Readonly<Record<string, string>>) {
  const source = makeFakeObjects(files);
  const data = makeFakeObjects();
  const handler = makePlanRunHandler({
    source,
    data,
    timeZone: 'Europe/Berlin',
    leaseSeconds: 100,
    now: () => NOW,
  });
  return { source, data, plan: (input: unknown) => handler({ input }) };
}

const files = {
  'sales/2026-01-31/ber.csv': 'b',
  'sales/2026-01-31/ams.csv': 'a',
  'sales/2026-02-01/ber.csv': 'other day',
};

describe('planRun', () => {
  test('names the run by its day and its files, and says until when it is claimed', async () => {
    const { plan } = planner(files);

    expect(await plan({ runDate: '2026-01-31' })).toEqual({
      runId: expect.stringMatching(/^2026-01-31-[0-9a-f]{16}$/),
      runDate: '2026-01-31',
      claimable: 'FAILED',
      plannedAt: NOW / 1000,
      leaseExpiresAt: NOW / 1000 + 100,
    });
  });

  test('lists the files of the day alone, each as it is now, in one order', async () => {
    const { plan, data } = planner(files);
    const { runId } = await plan({ runDate: '2026-01-31' });

    expect(data.json(`runs/${runId}/source.json`)).toEqual({
      runDate: '2026-01-31',
      files: [
        { key: 'sales/2026-01-31/ams.csv', etag: expect.any(String) },
        { key: 'sales/2026-01-31/ber.csv', etag: expect.any(String) },
      ],
    });
  });

  test('gives the same source the same id, and the same bytes', async () => {
    const first = planner(files);
    const second = planner(files);
    const { runId } = await first.plan({ runDate: '2026-01-31' });

    expect((await second.plan({ runDate: '2026-01-31' })).runId).toBe(runId);
    expect(second.data.objects).toEqual(first.data.objects);
  });

  test.each([
    ['a file comes late', { ...files, 'sales/2026-01-31/cph.csv': 'c' }],
    ['a file changes', { ...files, 'sales/2026-01-31/ber.csv': 'B' }],
    ['a file has another name', { 'sales/2026-01-31/ber.csv': 'b', 'sales/2026-01-31/x.csv': 'a' }],
  ])('makes another run when %s', async (_what, changed) => {
    const { runId } = await planner(files).plan({ runDate: '2026-01-31' });

    expect((await planner(changed).plan({ runDate: '2026-01-31' })).runId).not.toBe(runId);
  });

  test('lets a loaded day be claimed only when a rerun is asked for', async () => {
    const { plan } = planner(files);

    expect(await plan({ runDate: '2026-01-31', rerun: true })).toMatchObject({
      claimable: 'LOADED',
    });
    expect(await plan({ scheduledTime: '2026-02-01T01:30:00Z' })).toMatchObject({
      runDate: '2026-01-31',
      claimable: 'FAILED',
    });
  });

  test('refuses a day without files, and leaves the source alone', async () => {
    const { plan, data, source } = planner(files);

    await expect(plan({ runDate: '2026-01-30' })).rejects.toMatchObject({ name: 'NoSourceFiles' });
    await expect(plan({})).rejects.toMatchObject({ name: 'InvalidRun' });
    expect([...data.changes, ...source.changes]).toEqual([]);
  });

  test('tells a fault that passes under the name that the machine retries', async () => {
    const handler = makePlanRunHandler({
      source: {
        list: () =>
          Promise.reject(Object.assign(new Error('slow'), { name: 'ThrottlingException' })),
      },
      data: makeFakeObjects(),
      timeZone: 'Europe/Berlin',
      leaseSeconds: 100,
      now: () => NOW,
    });

    await expect(handler({ input: { runDate: '2026-01-31' } })).rejects.toMatchObject({
      name: 'AwsServiceUnavailable',
    });
  });
});
