import { execFileSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { isJsonObject, type JsonObject } from '../../asl/json';
import type { WorkflowName } from '../../config/project';

/**
 * The definition of a workflow in the environment `local`, as the tests expect it of the stack. The tests are read like
 * any other file here, not imported: scripts do not stand on them.
 *
 * @param root of the project
 * @throws TypeError when what they print is no definition; what Node says when it cannot run them
 */
export function definitionOf(root: string, workflow: WorkflowName): JsonObject {
  const { outputFiles } = buildSync({
    stdin: { contents: printDefinition(workflow), resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
  });
  const code = outputFiles.map(({ text }) => text).join('');
  const printed = execFileSync(process.execPath, ['-'], { input: code, encoding: 'utf8' });
  const definition: unknown = JSON.parse(printed);
  if (!isJsonObject(definition)) {
    throw new TypeError(`definition of ${workflow} is ${printed}; expected a JSON object`);
  }
  return definition;
}

const printDefinition = (workflow: WorkflowName) => `
  import { environments } from './config/environments';
  import { expectedWorkflow } from './__tests__/support/expected/expected-workflow';
  const { definition } = expectedWorkflow('${workflow}', 'local', environments.local);
  process.stdout.write(JSON.stringify(definition));
`;
