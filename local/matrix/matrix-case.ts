import type { Fault } from '../../simulator/tasks/faults';
import { faultText } from '../run/fault-text';
import { STATUS_EVENT_FATES, type StatusEventFate } from '../world/status-event';

/** Groups of cases that may be asked for. */
export const DRAWN_GROUPS = ['single', 'pair', 'duplicate', 'stop', 'random'] as const;
export type DrawnGroup = (typeof DRAWN_GROUPS)[number];
/** Why a case is there; the report counts by it. A `path` shows a way that the workflow can take. */
export type CaseGroup = 'path' | DrawnGroup;

/** How a Task is reached: nothing but the workflow's own options and faults leads there. */
export interface Way {
  readonly options: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

/** One run of the matrix. */
export interface MatrixCase extends Way {
  readonly group: CaseGroup;
  readonly seed: number;
  readonly stopAfterEvent?: number;
  /** @default 'delivered' */
  readonly statusEvents?: StatusEventFate;
}

/** The cases with each fate of status events in turn: an end has to be made good whatever becomes of its event. */
export function withFates(cases: readonly MatrixCase[]): MatrixCase[] {
  const fateOf = (index: number) => STATUS_EVENT_FATES[index % STATUS_EVENT_FATES.length];
  return cases.map((one, index) => ({ ...one, statusEvents: fateOf(index) ?? 'delivered' }));
}

/** The command that runs the case again and shows its timeline. */
export function replayCommand(workflow: string, matrixCase: MatrixCase): string {
  const { seed, faults, options, stopAfterEvent, statusEvents = 'delivered' } = matrixCase;
  return [
    `npm run -s sfn -- local run ${workflow} --seed ${seed}`,
    ...Object.entries(options).map(([name, value]) => `--${name} ${quoted(value)}`),
    ...(stopAfterEvent === undefined ? [] : [`--stop-after ${stopAfterEvent}`]),
    ...(statusEvents === 'delivered' ? [] : [`--status-events ${statusEvents}`]),
    ...faults.map((fault) => `--fault ${quoted(faultText(fault))}`),
  ].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
