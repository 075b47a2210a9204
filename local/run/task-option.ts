import type { Json } from '../../asl/json';
import { printable } from '../../asl/printable';
import type { TaskNeed } from '../../simulator/missing-tasks';
import { cutAfterState } from './named-state';
import { OptionError } from './option-error';

/** What stands for a Task on the command line: a result, or a file with a handler. */
export type TaskOption =
  | { readonly task: string; readonly result: Json }
  | { readonly task: string; readonly file: string };

/** Help of `--task`. */
export const TASK_HELP = `
What stands for a Task is its result as JSON, or a TypeScript or JavaScript file:
  --task 'Charge={"chargeId":"c1"}'   --task Ship=./ship.ts   --task 'Load.ItemReader=[1,2]'
The file exports a function as default or as handler. For a Lambda task it is called like the function itself
with (event, context); for any other with (parameters, call), where call knows the attempt and the task token
(simulator/tasks/handler.ts). An error that it throws fails the task under the error's name.
`;

const FILE = /\.[cm]?[jt]s$/;

/**
 * Reads one `--task STATE=RESULT` or `--task STATE=FILE`.
 * @throws OptionError when the state is unknown or what stands for it is neither
 */
export function parseTask(text: string, tasks: readonly string[]): TaskOption {
  const { state: task, rest } = cutAfterState('--task', text, '=', tasks);
  const value = rest.slice(1).trim();
  if (FILE.test(value)) return { task, file: value };
  try {
    return { task, result: JSON.parse(value) as Json };
  } catch {
    throw new OptionError(
      `--task '${text}': '${value}' is neither; allowed: a result as JSON (a text in double quotes), or a .ts, .mts, .cts, .js, .mjs or .cjs file`,
    );
  }
}

/** A line for each Task that nothing stands for, ready to be copied to the command line. */
export function lackedTasks(missing: readonly TaskNeed[]): string {
  const options = missing.map(({ task }) => `--task ${shellQuoted(`${printable(task)}={}`)}`);
  const width = Math.max(...options.map(({ length }) => length));
  const lines = missing.map(
    ({ resource }, index) => `  ${(options[index] ?? '').padEnd(width)}  # ${printable(resource)}`,
  );
  return ['nothing stands for these tasks; give each a result or a handler file:', ...lines].join(
    '\n',
  );
}

/** One word for a POSIX shell, whatever is in it. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
