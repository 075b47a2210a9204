import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { WORKFLOWS, type WorkflowName } from '../../config/project';

export const USAGE = `usage: npm run -s test:mutation -- [${WORKFLOWS.join('|')} …] [--only TEXT …] [--list] [--workers N]

  --only TEXT   the mutant of that id, or else those whose id or place holds the text; may be repeated
  --list        print the mutants, and run nothing
  --workers N   tests run at once (default: one a processor)`;

/** What the program is asked for. */
export interface Options {
  readonly workflows: readonly WorkflowName[];
  readonly only: readonly string[];
  readonly list: boolean;
  readonly workers: number;
  readonly help: boolean;
}

/** @throws TypeError or RangeError naming what is wrong and what is allowed */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean', default: false },
      workers: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const workers = Number(values.workers);
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(`workers is '${values.workers}'; allowed: a whole number of 1 or more`);
  }
  const named = positionals.map(workflowNamed);
  const { only, list, help } = values;
  return { workflows: named.length === 0 ? WORKFLOWS : named, only, list, workers, help };
}

function workflowNamed(text: string): WorkflowName {
  const workflow = WORKFLOWS.find((known) => known === text);
  if (workflow === undefined) {
    throw new RangeError(`no workflow '${text}'; allowed: ${WORKFLOWS.join(', ')}`);
  }
  return workflow;
}
