import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { reportHtml } from '../../../lambdas/etl/report-html';
import { makeWriteReportHandler } from '../../../lambdas/etl/write-report';
import { escapeHtml } from '../../../lambdas/shared/escape-html';
import { makeFakeObjects } from '../../support/fake-objects';

const RUN = '2026-01-31-0123456789abcdef';
const summary = {
  sourceFiles: 2,
  emptyFiles: ['sales/empty.csv'],
  in: { rows: 100, checksum: '1000' },
  clean: { rows: 97, checksum: '970' },
  quarantined: { rows: 3, checksum: '30' },
  codes: { 'invalid-sku': 3 },
  failedParts: [],
};
const event = {
  runId: RUN,
  runDate: '2026-01-31',
  load: {
    loadedRows: 95,
    loadedChecksum: '950',
    duplicateRows: 2,
    duplicateChecksum: '20',
    conflictRows: 1,
    rows: 97,
    checksum: '970',
  },
};
const storeWith = (changes: object = {}) =>
  makeFakeObjects({ [`runs/${RUN}/summary.json`]: JSON.stringify({ ...summary, ...changes }) });

describe('writeReport', () => {
  test('writes what became of the rows, for programs and for people', async () => {
    const store = storeWith();

    const written = await makeWriteReportHandler(store)(event);

    expect(written).toEqual({
      html: `reports/${RUN}/report.html`,
      json: `reports/${RUN}/report.json`,
    });
    expect(store.json(written.json)).toEqual({
      runDate: '2026-01-31',
      runId: RUN,
      sourceFiles: 2,
      emptyFiles: ['sales/empty.csv'],
      in: { rows: 100, checksum: '1000' },
      loaded: { rows: 95, checksum: '950' },
      quarantined: { rows: 3, checksum: '30' },
      duplicates: { rows: 2, checksum: '20' },
      conflictRows: 1,
      codes: { 'invalid-sku': 3 },
      failedParts: [],
    });
    expect(store.objects.get(written.html)).toContain(
      '<tr><th scope="row">Loaded</th><td>95</td><td>950</td></tr>',
    );
  });

  test('writes the same bytes when it is repeated', async () => {
    const store = storeWith();
    await makeWriteReportHandler(store)(event);
    const objects = new Map(store.objects);
    await makeWriteReportHandler(store)(event);

    expect(store.objects).toEqual(objects);
  });

  test.each([
    ['a row', { in: { rows: 101, checksum: '1000' } }],
    ['a checksum', { in: { rows: 100, checksum: '1001' } }],
  ])('refuses to report rows that do not add up, by %s', async (_what, changes) => {
    const store = storeWith(changes);

    await expect(makeWriteReportHandler(store)(event)).rejects.toMatchObject({ name: 'BrokenRun' });
    expect(store.changes).toEqual([]);
  });
});

describe('the page', () => {
  const report = {
    runDate: '2026-01-31',
    runId: RUN,
    sourceFiles: 1,
    emptyFiles: [],
    in: { rows: 1, checksum: '1' },
    loaded: { rows: 1, checksum: '1' },
    quarantined: { rows: 0, checksum: '0' },
    duplicates: { rows: 0, checksum: '0' },
    conflictRows: 0,
    codes: {},
    failedParts: [],
  };

  test('escapes every text that comes into it', () => {
    const hostile = '"><script>alert(1)</script>\'&';
    const page = reportHtml({
      ...report,
      runId: hostile,
      runDate: hostile,
      emptyFiles: [hostile],
      codes: { [hostile]: 1 },
      failedParts: [hostile],
    });

    expect(page).not.toContain('<script>');
    expect(page.split(escapeHtml(hostile))).toHaveLength(7);
  });

  test('has no script and loads nothing from elsewhere', () => {
    const page = reportHtml(report);

    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<img|<link|https?:/);
  });

  test('names its language, its title and the heads of its tables for those who hear it', () => {
    const page = reportHtml({ ...report, codes: { 'bad-header': 2 } });

    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<title>Sales of 2026-01-31</title>');
    expect(page.match(/<caption>/g)).toHaveLength(2);
    expect(page).toContain('<th scope="col">Rows</th>');
  });

  test('names the files without a row, and counts the copies that contradict their sale', () => {
    const page = reportHtml({ ...report, emptyFiles: ['sales/a.csv', 'b.csv'], conflictRows: 3 });

    expect(page).toContain('<p>Files without a row: sales/a.csv, b.csv</p>');
    expect(page).toContain('<p>3 of the duplicates say something else than the sale');
    expect(reportHtml(report)).not.toMatch(/without a row|something else/);
  });

  test('says so when nothing was quarantined', () => {
    expect(reportHtml(report)).toContain('No row was quarantined.');
  });
});
