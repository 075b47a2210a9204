import { type Command, InvalidArgumentError, Option } from 'commander';
import type { LocalOption } from '../local/local-workflow';
import { FAULT_HELP } from '../local/run/fault-option';
import { TASK_HELP } from '../local/run/task-option';
import { STATUS_EVENT_FATES, type StatusEventFate } from '../local/world/status-event';

/** The engine draws from 32 bits. */
const LARGEST_SEED = 2 ** 32 - 1;

/** What `local run` is told, as Commander hands it over. */
export interface LocalRunOptions {
  readonly input?: string;
  readonly task: readonly string[];
  readonly fault: readonly string[];
  readonly seed: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly expect?: string;
  readonly stopAfter?: number;
  readonly statusEvents?: StatusEventFate;
  readonly realTime: boolean;
  readonly validate: boolean;
  readonly json: boolean;
}

/** Adds the options of `local run`, those of a workflow's own among them, with their grammars in the help. */
export function addLocalRunOptions(command: Command, own: readonly LocalOption[]): Command {
  command
    .option('--input <json>', 'JSON, a file of it, or - for stdin (default: the sample, or {})')
    .option('--fault <fault>', 'what is to go wrong; repeatable', collect, [])
    .option('--seed <number>', 'of everything random: same seed, same history', seed, 1)
    .option(
      '--expect <status>',
      'SUCCEEDED, FAILED, TIMED_OUT or ABORTED, with :ERROR behind it; any other end exits with 1',
    )
    .option('--stop-after <event>', 'stop the execution after that event of its history', eventId)
    .addOption(
      new Option(
        '--status-events <fate>',
        'for a workflow: what becomes of the events about an end that is no success',
      ).choices(STATUS_EVENT_FATES),
    )
    .option('--real-time', 'wait for real instead of jumping through time', false)
    .option('--json', 'print one JSON document on stdout, and nothing else', false);
  for (const option of own) command.addOption(ownOption(option));
  return command
    .option('--task <state=what>', 'for a file: what stands for a Task; repeatable', collect, [])
    .addOption(
      new Option('--type <type>', 'for a file: type of the state machine')
        .choices(['STANDARD', 'EXPRESS'])
        .default('STANDARD'),
    )
    .option('--no-validate', 'for a file: run it even if asl validate finds it faulty')
    .addHelpText('after', `${TASK_HELP}${FAULT_HELP}`);
}

function ownOption({ name, description, values, default: standard }: LocalOption): Option {
  const option = new Option(`--${name} <value>`, description).default(standard);
  return values === undefined ? option : option.choices(values);
}

/** The values of a workflow's own options, by name. */
export function ownValues(
  command: Command,
  own: readonly LocalOption[],
): Readonly<Record<string, string>> {
  const values = command.opts<Readonly<Record<string, string>>>();
  const named = own.map((option) => [
    option.name,
    values[ownOption(option).attributeName()] ?? option.default,
  ]);
  return Object.fromEntries(named);
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function seed(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= LARGEST_SEED) return number;
  throw new InvalidArgumentError(`allowed: a whole number from 0 to ${LARGEST_SEED}`);
}

function eventId(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('allowed: the id of an event, from 1');
}
