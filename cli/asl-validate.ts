import { Command, Option } from 'commander';
import { type Fault, formatFault } from '../asl/fault';
import { printable } from '../asl/printable';
import { type ValidationOptions, validateDefinition } from '../asl/validate';
import { readWrittenDefinition } from './definition-file';
import { EXIT_FAULTS, EXIT_USAGE } from './exit-codes';
import { fileTitle } from './text-file';
import { UsageError } from './usage-error';

interface Options extends Required<Pick<ValidationOptions, 'type'>> {
  readonly strict: boolean;
  readonly json: boolean;
}

interface Report {
  readonly file: string;
  readonly faults: readonly Fault[];
}

/**
 * `validate FILE…`: every fault of every definition on stdout. A file that cannot be read is named on stderr and
 * does not hide the others. Exit codes: 0 no errors, 1 errors (with `--strict`, warnings too), 2 an unreadable file.
 */
export function aslValidateCommand(): Command {
  return new Command('validate')
    .description("check States Language definitions: AWS's language service and our own rules")
    .argument('<files...>', 'definitions as JSON; - for stdin')
    .addOption(
      new Option('--type <type>', 'type of the state machines')
        .choices(['STANDARD', 'EXPRESS'])
        .default('STANDARD'),
    )
    .option('--strict', 'let warnings count as errors', false)
    .option('--json', 'print [{ file, faults }]', false)
    .action(validate);
}

async function validate(files: readonly string[], options: Options): Promise<void> {
  const reports: Report[] = [];
  for (const file of files) {
    const report = await reportOn(file, options);
    if (report !== undefined) reports.push(report);
  }
  process.stdout.write(options.json ? `${JSON.stringify(reports, null, 2)}\n` : describe(reports));
  const faulty = reports.some(({ faults }) =>
    faults.some(({ severity }) => options.strict || severity === 'error'),
  );
  if (reports.length < files.length) process.exitCode = EXIT_USAGE;
  else if (faulty) process.exitCode = EXIT_FAULTS;
}

async function reportOn(file: string, { type }: Options): Promise<Report | undefined> {
  try {
    const { definition, text } = readWrittenDefinition(file);
    return { file: fileTitle(file), faults: await validateDefinition(definition, { type, text }) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${printable(error.message)}\n`);
    return undefined;
  }
}

function describe(reports: readonly Report[]): string {
  // What could not be read was said on stderr; counting nothing would look like a verdict.
  if (reports.length === 0) return '';
  const lines = reports.flatMap(({ file, faults }) =>
    faults.map((fault) => `${printable(file)}: ${formatFault(fault)}`),
  );
  const all = reports.flatMap(({ faults }) => faults);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const summary = `${count(errors, 'error')}, ${count(all.length - errors, 'warning')}`;
  return [...lines, `${summary} in ${count(reports.length, 'definition')}`, ''].join('\n');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
