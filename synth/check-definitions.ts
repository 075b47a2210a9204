import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type App, TerraformStack } from 'cdktf';
import { type Fault, formatFault } from '../asl/fault';
import { serialize } from '../asl/serialize';
import { validateDefinition } from '../asl/validate';
import { Workflow } from '../constructs/workflow';
import { readJson, sha256 } from './content-cache';
import { SynthError } from './synth-error';

/** Warnings that stop the synth of our own workflows: what is done and not undone is money. */
const STOPPING: readonly string[] = ['saga-compensation-missing'];

/** Every fault of every definition, a line each. */
export class DefinitionError extends SynthError {
  override readonly name = 'DefinitionError';
  constructor(readonly lines: readonly string[]) {
    super(`definitions: ${lines.length} fault(s)\n${lines.map((line) => `  ${line}`).join('\n')}`);
  }
}

/**
 * Validates the definition of every workflow in the app, and that its permissions could be derived, before anything
 * is written. A fault that several stacks share is one line.
 *
 * A definition that was found right is not validated again by the same code: loading AWS's language service takes
 * longer than a whole synth. `codeFile` is the bundle that runs; a change of any rule changes it.
 *
 * @returns warnings, a line each
 * @throws DefinitionError with the errors of all definitions, and the warnings that our own may not have
 */
export async function checkDefinitions(
  app: App,
  cacheFile: string,
  codeFile: string,
): Promise<string[]> {
  const code = sha256(readFileSync(codeFile));
  const known = new Set(readJson<string[]>(cacheFile) ?? []);
  const right = new Set<string>();
  const errors = new Map<string, string[]>();
  const warnings = new Map<string, string[]>();
  for (const workflow of app.node.findAll().filter((node) => node instanceof Workflow)) {
    const { definition, type, permissionFaults } = workflow;
    const key = sha256(`${code} ${type} ${serialize(definition)}`);
    const faults: Fault[] = known.has(key) ? [] : await validateDefinition(definition, { type });
    if (faults.length === 0) right.add(key);
    const stack = TerraformStack.of(workflow).node.id;
    for (const fault of [...faults, ...permissionFaults]) {
      const stops = fault.severity === 'error' || STOPPING.includes(fault.rule);
      const lines = stops ? errors : warnings;
      const line = formatFault(fault);
      lines.set(line, [...(lines.get(line) ?? []), stack]);
    }
  }
  if (errors.size > 0) throw new DefinitionError(withStacks(errors));
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify([...right]));
  return withStacks(warnings);
}

/** `order-dev, order-prod: error target-exists …` */
function withStacks(lines: ReadonlyMap<string, readonly string[]>): string[] {
  return [...lines].map(([line, stacks]) => `${stacks.join(', ')}: ${line}`);
}
