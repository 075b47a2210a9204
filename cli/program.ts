import { Command, CommanderError } from 'commander';
import { printable } from '../asl/printable';
import { aslPermissionsCommand } from './asl-permissions';
import { aslValidateCommand } from './asl-validate';
import { EXIT_USAGE } from './exit-codes';
import { localMatrixCommand } from './local-matrix';
import { localRunCommand } from './local-run';
import { handleOutputErrors } from './output-errors';
import { UsageError } from './usage-error';

/**
 * Runs one command line. Output goes to stdout, what went wrong to stderr, and the exit code to
 * `process.exitCode`: 0 all well, 1 faults found, 2 bad usage. Without a subcommand: help on stderr, and 2.
 *
 * @param args what follows the program's name
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  handleOutputErrors();
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed it. Asked-for help ends with 0 too.
      if (error.exitCode !== 0) process.exitCode = EXIT_USAGE;
    } else if (error instanceof UsageError) {
      process.stderr.write(`error: ${printable(error.message)}\n`);
      process.exitCode = EXIT_USAGE;
    } else throw error;
  }
}

function program(): Command {
  const asl = new Command('asl')
    .description('look into States Language definitions, ours or not')
    .addCommand(aslValidateCommand())
    .addCommand(aslPermissionsCommand());
  const local = new Command('local')
    .description('run workflows on this machine: no account, no network')
    .addCommand(localRunCommand())
    .addCommand(localMatrixCommand());
  const sfn = new Command('sfn')
    .description('tools of this project; exit codes: 0 all well, 1 faults found, 2 bad usage')
    .addCommand(asl)
    .addCommand(local);
  throwInsteadOfExit(sfn);
  return sfn;
}

/** Settings are not inherited by commands that are added ready-made. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride().configureOutput({
    // Commander puts its suggestion on a second line.
    outputError: (text, write) => write(`${text.trim().replace(/\n/g, ' ')}\n`),
  });
  command.commands.forEach(throwInsteadOfExit);
}
