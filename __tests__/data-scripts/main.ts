/**
 * `npm run test:scripts`: the scripts and the SQL that run elsewhere, beside the functions that read what they write and
 * the stand-ins that act for them. A plain program: a line for each check, the sums last, exit code 0 or 1. Needs
 * python3 and bash; no AWS account and no network.
 */
import { Report } from '../support/checks/report';
import { temporaryDirectory } from '../support/checks/temporary-directory';
import { checkCompaction } from './compaction-checks';
import { checkExtract } from './extract-checks';
import { Programs } from './programs';
import { checkSql } from './sql-checks';

async function main(report: Report, temporary: string): Promise<void> {
  const programs = new Programs(process.cwd());
  const python = await report.check('there is a python3 to run the extract', () =>
    programs.demandPython(),
  );
  if (python !== undefined) await checkExtract(report, programs, temporary);
  const bash = await report.check('there is a bash to run the compaction', async () => {
    await programs.demandBash();
    return true;
  });
  if (bash) await checkCompaction(report, programs, temporary);
  await checkSql(report, temporary);
}

const report = new Report();
const temporary = temporaryDirectory();
main(report, temporary.path)
  .catch((error: unknown) => {
    report.add('the program itself', 0, [error instanceof Error ? `${error.stack}` : `${error}`]);
  })
  .finally(() => {
    temporary.remove();
    process.exitCode = report.finish();
  });
