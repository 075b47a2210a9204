import { escapeHtml } from '../shared/escape-html';
import type { Report } from './report';
import type { Tally } from './tally';

const row = (name: string, ...values: readonly (string | number)[]): string => {
  const cells = values.map((value) => `<td>${escapeHtml(String(value))}</td>`);
  return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join('')}</tr>`;
};

const table = (caption: string, heads: readonly string[], rows: readonly string[]): string =>
  `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${heads
    .map((head) => `<th scope="col">${escapeHtml(head)}</th>`)
    .join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;

const tally = (name: string, { rows, checksum }: Tally): string => row(name, rows, checksum);

/** The report as one page: no script, no image, nothing from elsewhere, and no time, so that a rerun gives the same. */
export function reportHtml(report: Report): string {
  const title = `Sales of ${report.runDate}`;
  const rows = [
    tally('In', report.in),
    tally('Loaded', report.loaded),
    tally('Quarantined', report.quarantined),
    tally('Duplicates', report.duplicates),
  ];
  const codes = Object.entries(report.codes).map(([code, rows]) => row(code, rows));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:bold}th,td{border:1px solid #888;padding:.25rem .75rem;text-align:left}td{font-variant-numeric:tabular-nums}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>Run ${escapeHtml(report.runId)}, of ${report.sourceFiles} file(s).</p>
${table('Rows', ['', 'Rows', 'Checksum'], rows)}
${codes.length === 0 ? '<p>No row was quarantined.</p>' : table('Quarantined rows by fault', ['Fault', 'Rows'], codes)}
${report.emptyFiles.length === 0 ? '' : `<p>Files without a row: ${escapeHtml(report.emptyFiles.join(', '))}</p>`}
${report.conflictRows === 0 ? '' : `<p>${report.conflictRows} of the duplicates say something else than the sale: see the table of conflicts.</p>`}
${report.failedParts.length === 0 ? '' : `<p>Parts quarantined as a whole: ${escapeHtml(report.failedParts.join(', '))}</p>`}
</main>
</body>
</html>
`;
}
