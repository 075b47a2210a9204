import { demand } from '../support/checks/report';

/**
 * The lines of a resource's `jsonencode(…)` block in a plan's text that change a value, white space trimmed.
 * Lines of objects and lists around a change (`~ States = {`) are not among them.
 *
 * @throws CheckFailure when the text has no such resource, or not exactly one such block in it
 */
export function changedLines(planText: string, address: string): string[] {
  const lines = planText.split('\n');
  const start = lines.findIndex((line) =>
    line.startsWith(`  # ${address} will be updated in-place`),
  );
  demand(start >= 0, () => `the plan does not update ${address} in place\n${planText}`);
  // Blocks of the plan end in a brace at the indentation of a resource.
  const end = lines.indexOf('    }', start);
  const resource = lines.slice(start, end);
  const opens = resource.filter((line) => line.includes('jsonencode('));
  demand(
    opens.length === 1,
    () => `one jsonencode( expected; got ${opens.length}\n${resource.join('\n')}`,
  );
  const open = resource.findIndex((line) => line.includes('jsonencode('));
  const indent = resource[open]?.search(/\S/) ?? 0;
  const length = resource
    .slice(open)
    .findIndex((line) => line.trim() === ')' && line.search(/\S/) >= indent);
  return resource
    .slice(open + 1, open + length)
    .map((line) => line.trim())
    .filter((line) => /^[~+-]/.test(line) && !/[{[]$/.test(line));
}
