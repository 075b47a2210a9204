import { formatDuration } from '../run/duration';
import type { MatrixReport } from './matrix';
import { replayCommand } from './matrix-case';

/** Broken cases that are told one by one; more would hide what they have in common. */
const MOST_TOLD = 20;

/** The report as text: what was broken and how to see it again, then the counts. */
export function matrixText(workflow: string, report: MatrixReport, wallMs: number): string {
  const { counts, broken, unreached } = report;
  const told = broken
    .slice(0, MOST_TOLD)
    .flatMap(({ matrixCase, outcome }) => [
      `BROKEN ${matrixCase.group}, seed ${matrixCase.seed}`,
      ...outcome.broken.map(({ id, says }) => `  ${id}  ${says}`),
      `  ${replayCommand(workflow, matrixCase)}`,
    ]);
  const rest = broken.length - MOST_TOLD;
  const groups = Object.entries(counts).map(([group, count]) => `${count} ${group}`);
  return [
    ...told,
    ...(rest > 0 ? [`and ${rest} more`] : []),
    ...unreached.map((task) => `NOT REACHED ${task}: no run came to it`),
    `${workflow}: ${total(counts)} runs (${groups.join(', ')}), ${broken.length} broken, in ${formatDuration(wallMs)}`,
    '',
  ].join('\n');
}

/** Whether every Task was reached and nothing was broken. */
export function isWhole({ broken, unreached }: MatrixReport): boolean {
  return broken.length === 0 && unreached.length === 0;
}

/** One line while it runs: a bar, the counts, and how long it has taken. */
export function matrixProgress(
  workflow: string,
  { done, planned, broken }: { done: number; planned: number; broken: number },
  wallMs: number,
): string {
  const share = planned === 0 ? 0 : done / planned;
  const filled = Math.round(share * BAR_WIDTH);
  const bar = '#'.repeat(filled).padEnd(BAR_WIDTH, '.');
  // Until its paths are known, nobody can say how many runs there will be.
  const runs = planned === 0 ? `${done} runs to find the paths` : `${done} of ${planned} runs`;
  return `${workflow} [${bar}] ${runs}, ${broken} broken, ${formatDuration(wallMs)}`;
}

const BAR_WIDTH = 20;

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
