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

const COLUMNS = [
  ['', 44, (row) => row.name],
  ['median ms', 10, (row) => fixed(row.ms, 1)],
  ['x bare node', 12, (row) => fixed(row.ratio, 2)],
  ['CPU ms', 9, (row) => fixed(row.cpuMs, 1)],
  ['peak MiB', 9, (row) => fixed(row.peakMib, 0)],
  ['zip KiB', 8, (row) => fixed(row.zipKib, 0)],
];

/** @param {Row[]} rows @returns {string} */
export function table(rows) {
  const head = COLUMNS.map(([title, width], index) => pad(title, width, index)).join('');
  const lines = rows.map((row) => {
    const cells = COLUMNS.map(([, width, cell], index) => pad(cell(row), width, index)).join('');
    return row.aim ? `${cells}  ${row.holds ? 'holds' : 'MISSED'}: ${row.aim}` : cells.trimEnd();
  });
  return [head, ...lines].join('\n');
}

function pad(text, width, index) {
  return index === 0 ? text.padEnd(width) : text.padStart(width);
}

function fixed(value, digits) {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits);
}
