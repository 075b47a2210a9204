import { join } from 'node:path';
import { demand } from '../support/checks/report';
import { type Outcome, printed, run } from '../support/checks/run-program';
import type { S3Folder } from './s3-folder';

const HERE = '__tests__/data-scripts';

/** The programs that run the scripts, on an S3 that is a folder. Nothing of this machine's AWS settings reaches them. */
export class Programs {
  constructor(private readonly root: string) {}

  /** Runs `glue/extract-sales.py` as Glue does, with its arguments. */
  extract(s3: S3Folder, runId: string): Promise<Outcome> {
    const args = { run_id: runId, source_bucket: 'source', data_bucket: 'data' };
    return this.run(
      'python3',
      [
        'glue/extract-sales.py',
        ...Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]),
      ],
      {
        PYTHONPATH: join(this.root, HERE, 'python'),
        PYTHONDONTWRITEBYTECODE: '1',
        S3_FOLDER: s3.folder,
      },
    );
  }

  /** Runs `fargate/compact-parts.sh` as the container does. */
  compact(s3: S3Folder, runId: string): Promise<Outcome> {
    const path = `${join(this.root, HERE, 'bin')}:${process.env['PATH']}`;
    return this.run('bash', ['fargate/compact-parts.sh'], {
      PATH: path,
      S3_FOLDER: s3.folder,
      BUCKET: 'data',
      RUN_ID: runId,
    });
  }

  /** @throws CheckFailure when Python is not there, or older than the one that Glue has */
  async demandPython(): Promise<string> {
    const text = 'import sys; print(sys.version.split()[0]); sys.exit(sys.version_info < (3, 9))';
    const outcome = await this.run('python3', ['-c', text]).catch(() => undefined);
    demand(
      outcome?.exitCode === 0,
      () => `no python3 of 3.9 or later on the PATH${outcome ? `: ${printed(outcome)}` : ''}`,
    );
    return outcome.stdout.trim();
  }

  /** @throws CheckFailure when there is no bash */
  async demandBash(): Promise<void> {
    const outcome = await this.run('bash', ['-c', 'true']).catch(() => undefined);
    demand(outcome?.exitCode === 0, () => 'no bash on the PATH');
  }

  private run(
    program: string,
    args: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const { PATH, HOME, TMPDIR } = process.env;
    return run(program, args, { cwd: this.root, env: { PATH, HOME, TMPDIR, ...variables } });
  }
}

/** @throws CheckFailure with what a program printed when it failed */
export function demandSuccess(outcome: Outcome): void {
  demand(outcome.exitCode === 0, () => `exit code ${outcome.exitCode}\n${printed(outcome)}`);
}
