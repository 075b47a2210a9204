/** A process that runs cases for `forked-runner.ts`: told the workflow's name, then one case after the other. */
import { LOCAL_WORKFLOWS, type LocalWorkflowName } from '../workflows';
import { WorldRunner } from './case-runner';
import type { MatrixCase } from './matrix-case';

async function main(name: LocalWorkflowName): Promise<void> {
  const runner = await WorldRunner.open(await LOCAL_WORKFLOWS[name]());
  process.on('message', (matrixCase: MatrixCase) => {
    void runner.run(matrixCase).then((outcome) => process.send?.(outcome));
  });
  // The parent lets go when nothing is left to do, or is gone.
  process.once('disconnect', () => void runner.close().finally(() => process.exit()));
  process.send?.(runner.definition);
}

void main(process.argv[2] as LocalWorkflowName);
