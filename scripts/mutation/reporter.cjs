/**
 * Tells what tests do while they run, a line of JSON each: whoever reads it need not wait for the end of a run that
 * is lost. The lines are those that `verdict.ts` reads.
 */
module.exports = class Reporter {
  onTestCaseResult(_test, { status, fullName }) {
    if (status === 'failed') tell({ kind: 'red', by: fullName });
  }

  onTestFileResult(_test, { testExecError, failureMessage }) {
    if (testExecError) tell({ kind: 'broken', says: failureMessage ?? testExecError.message });
  }

  onRunComplete(_contexts, { numPassedTests }) {
    tell({ kind: 'green', tests: numPassedTests });
  }
};

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
