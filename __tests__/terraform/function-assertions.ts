import type { ExpectedWorkflow } from '../support/expected/expected-workflow';
import type { StackBook } from './stack-book';
import { type Assertion, quoted, sameSet } from './test-file';

/** Functions: which there are, and how they run. */
export function functionAssertions(
  book: StackBook,
  { config, naming, functionTimeouts }: ExpectedWorkflow,
  names: readonly string[],
): Assertion[] {
  const topic = 'a function for every handler, arm64, traced, sized as configured';
  const functions = book.all('aws_lambda_function', names.length);
  if (names.length === 0) return [];
  const timeouts = Object.entries(functionTimeouts).map(
    ([part, seconds]) => `${quoted(naming.functionName(part))} = ${seconds}`,
  );
  const timeoutOf = (fn: string): string =>
    `lookup({ ${timeouts.join(', ')} }, ${fn}.function_name, ${config.functions.timeoutSeconds})`;
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
      condition: `${fn}.runtime == "nodejs22.x" && ${fn}.architectures == tolist(["arm64"]) && ${fn}.tracing_config[0].mode == "Active" && ${fn}.memory_size == ${config.functions.memorySizeMb} && ${fn}.timeout == ${timeoutOf(fn)}`,
      expectation: `${fn}: nodejs22.x, arm64, X-Ray, ${config.functions.memorySizeMb} MB, and its timeout`,
    })),
  ];
}
