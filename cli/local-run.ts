import { join } from 'node:path';
import { Command } from 'commander';
import { formatFault } from '../asl/fault';
import { printable } from '../asl/printable';
import { validateDefinition } from '../asl/validate';
import type { LocalWorkflow } from '../local/local-workflow';
import { parseExpectation } from '../local/run/expectation';
import type { JobOptions, RunJob } from '../local/run/job';
import { machineJob } from '../local/run/machine-job';
import { OptionError } from '../local/run/option-error';
import { lackedTasks } from '../local/run/task-option';
import { workflowJob } from '../local/run/workflow-job';
import { LOCAL_WORKFLOW_NAMES, LOCAL_WORKFLOWS } from '../local/workflows';
import { DefinitionError } from '../simulator/compile';
import { MissingTaskError } from '../simulator/missing-tasks';
import { readWrittenDefinition } from './definition-file';
import { EXIT_FAULTS, EXIT_USAGE } from './exit-codes';
import { readJsonInput } from './json-input';
import { addLocalRunOptions, type LocalRunOptions, ownValues } from './local-options';
import { UsageError } from './usage-error';
import { watchJob } from './watch-job';

const DESCRIPTION = 'run a workflow on this machine, in virtual time: no account, no network';

/** Handler files are bundled to here. */
const CACHE = join('.cache', 'local');

/**
 * `local run WORKFLOW|FILE`: one execution of a workflow of ours, with its real handlers and stand-ins for its
 * services, or of any States Language file, with what `--task` says. The timeline and the report go to stdout. Exit
 * codes: 0 it ended as expected and no invariant is broken, 1 it did not or the definition is faulty, 2 bad usage.
 */
export function localRunCommand(): Command {
  const command = new Command('run')
    .usage('[options] <workflow|file>')
    .description(DESCRIPTION)
    .argument('[words...]')
    // Which options there are depends on the workflow: they are read when it is known.
    .helpOption(false)
    .allowUnknownOption();
  return command.action((words: readonly string[]) => runWords(command, words));
}

async function runWords(command: Command, words: readonly string[]): Promise<void> {
  const name = LOCAL_WORKFLOW_NAMES.find((known) => words.includes(known));
  const workflow = name === undefined ? undefined : await LOCAL_WORKFLOWS[name]();
  const own = workflow?.options ?? [];
  const whole = new Command('sfn local run')
    .copyInheritedSettings(command)
    .helpOption('-h, --help', 'display help for command')
    .description(DESCRIPTION)
    .argument(
      '<workflow|file>',
      `${LOCAL_WORKFLOW_NAMES.join(', ')}, or a States Language file; - for stdin`,
    );
  addLocalRunOptions(whole, own).action((target: string, options: LocalRunOptions) =>
    run(
      () =>
        workflow !== undefined && target === name
          ? jobOfWorkflow(workflow, options, ownValues(whole, own))
          : jobOfFile(target, options),
      options,
    ),
  );
  await whole.parseAsync(words, { from: 'user' });
}

async function run(
  jobOf: () => Promise<RunJob | undefined>,
  options: LocalRunOptions,
): Promise<void> {
  try {
    const job = await jobOf();
    if (job !== undefined) await watchJob(job, options);
  } catch (error) {
    if (error instanceof OptionError || error instanceof RangeError) {
      throw new UsageError(error.message);
    }
    if (error instanceof MissingTaskError) {
      process.stderr.write(`error: ${lackedTasks(error.missing)}\n`);
      process.exitCode = EXIT_USAGE;
    } else if (error instanceof DefinitionError) {
      process.stderr.write(`error: ${printable(error.message)}\n`);
      process.exitCode = EXIT_FAULTS;
    } else throw error;
  }
}

function jobOfWorkflow(
  workflow: LocalWorkflow,
  options: LocalRunOptions,
  own: Readonly<Record<string, string>>,
): Promise<RunJob> {
  const forFiles = [
    options.task.length > 0 && '--task',
    options.type !== 'STANDARD' && '--type',
    !options.validate && '--no-validate',
  ].find((option) => option !== false);
  if (forFiles !== undefined) {
    throw new UsageError(
      `${forFiles} is for a States Language file; '${workflow.name}' brings its own`,
    );
  }
  const input = options.input === undefined ? undefined : readJsonInput(options.input);
  return workflowJob(workflow, { ...jobOptions(options), input, own });
}

/** Undefined when the definition is faulty: its faults have been printed. */
async function jobOfFile(file: string, options: LocalRunOptions): Promise<RunJob | undefined> {
  if (options.statusEvents !== undefined) {
    throw new UsageError('--status-events is for a workflow of ours; a file has no recovery');
  }
  if (file === '-' && options.input === '-') {
    throw new UsageError('stdin holds the definition; give the input as JSON or as a file');
  }
  const definition = await soundDefinition(file, options);
  if (definition === undefined) return undefined;
  const input = options.input === undefined ? {} : readJsonInput(options.input);
  const { task: tasks, type } = options;
  return machineJob(definition, { ...jobOptions(options), input, tasks, type }, CACHE);
}

function jobOptions(options: LocalRunOptions): JobOptions {
  const { fault, seed, realTime, stopAfter, statusEvents, expect } = options;
  return {
    faults: fault,
    seed,
    realTime,
    stopAfterEvent: stopAfter,
    statusEvents,
    expectation: expect === undefined ? undefined : parseExpectation(expect),
  };
}

async function soundDefinition(
  file: string,
  { type, validate }: LocalRunOptions,
): Promise<object | undefined> {
  const { definition, text } = readWrittenDefinition(file);
  if (!validate) return definition;
  const faults = await validateDefinition(definition, { type, text });
  const errors = faults.filter(({ severity }) => severity === 'error');
  for (const fault of errors) process.stderr.write(`${formatFault(fault)}\n`);
  if (errors.length === 0) return definition;
  process.exitCode = EXIT_FAULTS;
  return undefined;
}
