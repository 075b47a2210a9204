import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { handsOutTaskTokens } from '../../asl/task-tokens';
import { validateDefinition } from '../../asl/validate';
import { environments } from '../../config/environments';
import { writesIn } from '../support/definition-writes';
import { expectedWorkflows } from '../support/expected/expected-workflow';
import { stateGraph } from '../support/state-graph';

/** Calls of DynamoDB that leave everything as it is. */
const READS = /:dynamodb:(getItem|batchGetItem|transactGetItems|query|scan)$/;
const TOKEN = /\$\$\.Task\.Token|\$states\.context\.Task\.Token/;
const something = expect.arrayContaining([expect.anything()]);

const parametersOf = ({ Parameters, Arguments }: JsonObject): JsonObject =>
  [Parameters, Arguments].find(isJsonObject) ?? {};
const retriedIn = ({ Retry }: JsonObject): Json[] =>
  ((Retry ?? []) as readonly JsonObject[]).flatMap(
    ({ ErrorEquals }) => ErrorEquals as readonly Json[],
  );

/** The error that a state gives to the execution by itself: as it fails, or in what a later Fail tells. */
function raisedBy({ Type, Error: error, Parameters, Result, ResultPath }: JsonObject): Json[] {
  if (Type === 'Fail') return error === undefined ? [] : [error];
  const value = Type === 'Pass' && ResultPath === '$.failure' ? (Parameters ?? Result) : undefined;
  return isJsonObject(value) && value['Error'] !== undefined ? [value['Error']] : [];
}

/** Each definition once: environments tell it other names and numbers and, of some, which states there are. */
const DEFINITIONS = new Map(
  expectedWorkflows(environments).map((expected) => {
    const graph = stateGraph(expected.definition);
    const names = graph.states.map(({ name }) => name);
    return [[expected.workflow, ...names].join(), { ...expected, ...graph }];
  }),
);

describe.each([...DEFINITIONS.values()])('the definition of $stackId', (expected) => {
  const { definition, states } = expected;
  const tasks = states.filter(({ state }) => state['Type'] === 'Task');
  const tables = tasks.filter(({ state }) => `${state['Resource']}`.includes(':dynamodb:'));
  const writers = tables.filter(({ state }) => !READS.test(`${state['Resource']}`));
  const namesOf = (found: typeof states) => found.map(({ name }) => name);

  test('has no fault, not even a warning', async () => {
    expect(await validateDefinition(definition)).toEqual([]);
  });

  test('gives every Task a timeout and a retry', () => {
    expect(tasks.length).toBeGreaterThan(0);
    for (const { state, path } of tasks) {
      expect([path, state['TimeoutSeconds']]).toEqual([path, expect.any(Number)]);
      expect([path, state['Retry']]).toEqual([path, something]);
    }
  });

  test('catches whatever a Task fails with, there or, with a comment, around it', () => {
    for (const { state, path, ancestors } of tasks) {
      const caught = state['Catch'] ?? (state['Comment'] && ancestors.at(-1)?.state['Catch']);
      expect([path, caught]).toEqual([path, something]);
    }
  });

  test('retries the errors that pass, and no others of its own', () => {
    const retried = new Set(tasks.flatMap(({ state }) => retriedIn(state)));

    expect(expected.errors.filter((error) => retried.has(error)).sort()).toEqual(
      [...expected.passingErrors].sort(),
    );
  });

  test('retries no function whatever it fails with', () => {
    const functions = tasks.filter(({ state }) => `${state['Resource']}`.includes('lambda'));
    const retried = functions.flatMap(({ state }) => retriedIn(state));

    expect(retried).toContain('Lambda.ServiceException');
    expect(retried).not.toContain('States.TaskFailed');
    expect(retried).not.toContain('States.ALL');
  });

  test('makes every write to a table conditional', () => {
    expect(namesOf(writers)).toEqual(expected.rowWriters);
    for (const { state, path } of writers) {
      const writes = writesIn(parametersOf(state));
      const conditional = { ConditionExpression: expect.any(String) };
      expect([path, writes]).toEqual([
        path,
        writes.map(() => expect.objectContaining(conditional)),
      ]);
      expect([path, writes]).toEqual([path, something]);
    }
  });

  test('hands a task token to the services that are to answer, and nowhere else', () => {
    const holders = states.filter(({ state }) => TOKEN.test(JSON.stringify(parametersOf(state))));

    expect(namesOf(holders)).toEqual(expected.tokenHolders);
    expect(handsOutTaskTokens(definition)).toBe(expected.tokenHolders.length > 0);
  });

  test('raises only errors of its list', () => {
    const raised = new Set(states.flatMap(({ state }) => raisedBy(state)));

    expect(raised).toEqual(new Set(expected.raisedErrors));
    expect(expected.errors).toEqual(expect.arrayContaining([...raised]));
  });

  test('holds nothing that Terraform would read as a template', () => {
    expect(serialize(expected.definition)).not.toMatch(/[$%]\{/);
  });
});
