import { median, medianOfPairs } from './measure.mjs';

/**
 * One line of the report. Aims come from the issue that asked for them; a row without an aim is there to compare.
 * @typedef {object} Row
 * @property {string} name
 * @property {number} [ms] median
 * @property {number} [ratio] to bare node, median of the rounds
 * @property {number} [cpuMs] median; grows less than the time when other work shares the machine
 * @property {number} [peakMib] median
 * @property {number} [zipKib]
 * @property {number} [eachMs] median of what one execution takes, inside its process
 * @property {number} [perSecond] executions
 * @property {number} [xPeer] to the other engine, median of the rounds
 * @property {string} [note] what the figures do not say
 * @property {string} [aim]
 * @property {boolean} [holds]
 */

/** @returns {Row} of a command's runs, beside the runs of bare node */
export function rowOf(name, runs, bare) {
  return {
    name,
    ms: median(runs.map(({ ms }) => ms)),
    cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
    peakMib: median(runs.map(({ peakMib }) => peakMib)),
    ...(bare ? { ratio: medianOfPairs(runs, bare, (run, base) => run.ms / base.ms) } : {}),
  };
}

/** @param {Row} row @returns {Row} */
export function withAim(row, aim, holds) {
  return { ...row, aim, holds };
}

/** What bare node took on the machine for which aims in milliseconds were set. */
const REFERENCE_BARE_MS = 48;

/**
 * A row whose aim is a time, which depends on the machine: beside it stands what it comes to where bare node takes
 * as long as on the machine of the aim. Whether it holds is said of the time as it was measured here.
 * @param {Row} row
 * @param {{ what: string, mostMs: number, bareMs: number }} aim bareMs: what bare node took in the same rounds
 * @returns {Row}
 */
export function withTimeAim(row, { what, mostMs, bareMs }) {
  const scaled = ((row.ms / bareMs) * REFERENCE_BARE_MS).toFixed(0);
  const aim = `${what} ${mostMs} ms (${scaled} where bare node takes ${REFERENCE_BARE_MS})`;
  return withAim(row, aim, row.ms < mostMs);
}

const COLUMNS = [
  ['', 44, (row) => row.name],
  ['median ms', 10, (row) => fixed(row.ms, 1)],
  ['x bare node', 12, (row) => fixed(row.ratio, 2)],
  ['CPU ms', 9, (row) => fixed(row.cpuMs, 1)],
  ['peak MiB', 9, (row) => fixed(row.peakMib, 0)],
  ['zip KiB', 8, (row) => fixed(row.zipKib, 0)],
];

const ENGINE_COLUMNS = [
  ['', 34, (row) => row.name],
  ['ms each', 11, (row) => fixed(row.eachMs, 3)],
  ['a second', 10, (row) => fixed(row.perSecond, row.perSecond < 100 ? 1 : 0)],
  ['x peer', 8, (row) => fixed(row.xPeer, 2)],
  ['peak MiB', 10, (row) => fixed(row.peakMib, 0)],
];

/** @param {Row[]} rows @returns {string} */
export function table(rows) {
  const columns = rows.some((row) => row.eachMs !== undefined) ? ENGINE_COLUMNS : COLUMNS;
  const line = (cellOf) =>
    columns.map(([title, width, cell], index) => pad(cellOf(title, cell), width, index)).join('');
  const head = line((title) => title);
  const lines = rows.map((row) => {
    const cells = line((_title, cell) => cell(row)).trimEnd();
    const aim = row.aim && `${row.holds ? 'holds' : 'MISSED'}: ${row.aim}`;
    return [cells, row.note, aim].filter((part) => part !== undefined).join('  ');
  });
  return [head, ...lines].join('\n');
}

function pad(text, width, index) {
  return index === 0 ? text.padEnd(width) : text.padStart(width);
}

function fixed(value, digits) {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits);
}
