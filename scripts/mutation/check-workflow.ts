import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant';
import { runTests } from './run-tests';
import type { Target } from './target';
import type { TreeCopy } from './tree-copy';
import type { Verdict } from './verdict';

/** What the tests said about a mutant. Green means that it survived. */
export interface Outcome {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
  readonly seconds: number;
}

/** The tests of a workflow as it is. Nothing can be said about mutants unless they are green. */
export function checkUnchanged(root: string, copy: TreeCopy, { tests }: Target): Promise<Verdict> {
  return runTests(root, copy.path, Object.values(tests));
}

/** Runs the tests on every mutant, in each copy one after the other; the likeliest to notice run first. */
export async function checkMutants(
  root: string,
  copies: readonly TreeCopy[],
  target: Target,
  mutants: readonly Mutant[],
  told: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const waiting = [...mutants];
  const outcomes: Outcome[] = [];
  const work = async (copy: TreeCopy): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const startMs = performance.now();
      const verdict = await verdictOn(root, copy, mutant, testsFor(mutant, copy, target));
      const outcome = { mutant, verdict, seconds: (performance.now() - startMs) / 1000 };
      outcomes.push(outcome);
      told(outcome);
    }
  };
  await Promise.all(copies.map(work));
  return outcomes;
}

function verdictOn(
  root: string,
  copy: TreeCopy,
  mutant: Mutant,
  patterns: readonly string[],
): Promise<Verdict> {
  return copy.withEdit(mutant.edit, async () => {
    let last: Verdict = { kind: 'broken', says: 'there is no test' };
    for (const pattern of patterns) {
      last = await runTests(root, copy.path, [pattern]);
      if (last.kind !== 'green') break;
    }
    return last;
  });
}

/** Patterns of the tests that there are, the likeliest to notice first. */
function testsFor({ edit }: Mutant, copy: TreeCopy, { tests }: Target): string[] {
  const { scenarios, handlers, local } = tests;
  const isHandler = edit.file.startsWith('lambdas/');
  const files = readdirSync(join(copy.path, '__tests__'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `__tests__/${file.replaceAll('\\', '/')}`);
  return (isHandler ? [handlers, local, scenarios] : [scenarios, local, handlers]).filter(
    (pattern) => files.some((file) => new RegExp(pattern).test(file)),
  );
}
