import { findHandlers } from '../../synth/bundle-handlers';
import type { ExpectedWorkflow } from './expected-workflow';
import type { StackBook } from './stack-book';
import { type Assertion, sameSet } from './test-file';

/** Functions: one for each handler file of the workflow under `root`, and how they run. */
export function functionAssertions(
  book: StackBook,
  { workflow, naming, config }: ExpectedWorkflow,
  root: string,
): Assertion[] {
  const topic = 'a function for every handler, arm64, traced, sized as configured';
  const functions = book.all('aws_lambda_function');
  const names = findHandlers(root)
    .filter((handler) => handler.startsWith(`${workflow}/`))
    .map((handler) => naming.functionName(handler.slice(workflow.length + 1)));
  return [
    {
      topic,
      condition: sameSet(
        functions.map((fn) => `${fn}.function_name`),
        names,
      ),
      expectation: `functions ${names.join(', ')}`,
    },
    ...functions.map((fn) => ({
      topic,
      condition: `${fn}.runtime == "nodejs22.x" && ${fn}.architectures == tolist(["arm64"]) && ${fn}.tracing_config[0].mode == "Active" && ${fn}.memory_size == ${config.functions.memorySizeMb} && ${fn}.timeout == ${config.functions.timeoutSeconds}`,
      expectation: `${fn}: nodejs22.x, arm64, X-Ray, ${config.functions.memorySizeMb} MB, ${config.functions.timeoutSeconds} s`,
    })),
  ];
}
