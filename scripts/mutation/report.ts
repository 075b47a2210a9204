import type { WorkflowName } from '../../config/project';
import type { Outcome } from './check-workflow';

const WORDS = { red: 'killed', green: 'SURVIVED', broken: 'BROKEN' } as const;

/** A line for a mutant: what became of it, which one, and the test that noticed. */
export function outcomeLine({ mutant, verdict, seconds }: Outcome): string {
  const word = WORDS[verdict.kind].padEnd(8);
  return `${word} ${seconds.toFixed(1).padStart(5)} s  ${mutant.id}  ${says(verdict)}`;
}

function says(verdict: Outcome['verdict']): string {
  switch (verdict.kind) {
    case 'red':
      return verdict.by;
    case 'green':
      return 'no test failed';
    case 'broken':
      return verdict.says.replaceAll(/\s+/g, ' ');
  }
}

/** What is left to do, with a command for each, and the sums. */
export function summary(
  workflow: WorkflowName,
  outcomes: readonly Outcome[],
  seconds: number,
): string {
  const left = outcomes.filter(({ verdict }) => verdict.kind !== 'red');
  const killed = outcomes.length - left.length;
  return [
    ...left.flatMap(({ mutant, verdict }) => [
      `${WORDS[verdict.kind]}: ${mutant.place}: ${mutant.removed}`,
      `  npm run -s test:mutation -- ${workflow} --only '${mutant.id}'`,
    ]),
    `${workflow}: ${killed} of ${outcomes.length} killed in ${seconds.toFixed(0)} s`,
  ].join('\n');
}
