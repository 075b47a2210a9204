import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LocalWorkflowName } from '../workflows';
import type { CaseOutcome, CaseRunner } from './case-runner';
import type { MatrixCase } from './matrix-case';

/** Relative to the project: what runs a TypeScript entry, and the entry. */
const RUNNER = join('scripts', 'run.mjs');
const WORKER = join('local', 'matrix', 'worker.ts');

/** Runs cases in a process of its own, so that several run at once: handlers read the environment of their process. */
export class ForkedRunner implements CaseRunner {
  definition: object = {};

  private constructor(private readonly child: ChildProcess) {}

  /** @throws Error when the process ends before it is ready */
  static async open(name: LocalWorkflowName, projectRoot: string): Promise<ForkedRunner> {
    // What handlers log goes to standard error, and is nobody's business here.
    const child = fork(join(projectRoot, RUNNER), [WORKER, name], {
      cwd: projectRoot,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // The SDK's notice about Node versions to come is not about these runs.
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    const runner = new ForkedRunner(child);
    // The first thing that it says.
    runner.definition = (await runner.answer()) as object;
    return runner;
  }

  async run(matrixCase: MatrixCase): Promise<CaseOutcome> {
    const answer = this.answer();
    this.child.send(matrixCase);
    return (await answer) as CaseOutcome;
  }

  async close(): Promise<void> {
    // One that was killed has a signal and no exit code.
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }

  private async answer(): Promise<unknown> {
    const ended = new AbortController();
    try {
      const [message] = await Promise.race([
        once(this.child, 'message', { signal: ended.signal }),
        once(this.child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
          throw new Error(`a process that runs cases ended with ${code ?? signal}`);
        }),
      ]);
      return message;
    } finally {
      ended.abort();
    }
  }
}
