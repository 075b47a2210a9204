import { describe, expect, test } from '@jest/globals';
import { environments } from '../../config/environments';
import { HOST_WORKFLOW } from '../../config/project';
import { ENDPOINTS } from '../support/environment-config';
import { ACCESS_RULES } from '../support/policy-rules/access';
import { DATA_RULES } from '../support/policy-rules/data';
import { DELIVERING_RULES } from '../support/policy-rules/delivering';
import { broken, type JudgedStack, type PolicyRule } from '../support/policy-rules/rule';
import { RUNNING_RULES } from '../support/policy-rules/running';
import { SILENCE_RULES } from '../support/policy-rules/silence';
import { WATCHING_RULES } from '../support/policy-rules/watching';
import type { StackJson } from '../support/synth';
import {
  allStacks,
  type StackRequest,
  stacksOf,
  type WorkflowStackJson,
} from '../support/workflow-stacks';

const RULES: readonly PolicyRule[] = [
  ...ACCESS_RULES,
  ...DATA_RULES,
  ...DELIVERING_RULES,
  ...SILENCE_RULES,
  ...WATCHING_RULES,
  ...RUNNING_RULES,
];

/** What no environment has as long as its network is a placeholder. */
const WITH_ENDPOINTS: Omit<WorkflowStackJson, 'json'> & StackRequest = {
  id: `${HOST_WORKFLOW}-prod with VPC endpoints`,
  workflow: HOST_WORKFLOW,
  environment: 'prod',
  config: { ...environments.prod, endpoints: ENDPOINTS },
};
const stacks: readonly WorkflowStackJson[] = [
  ...allStacks(),
  ...stacksOf([WITH_ENDPOINTS]).map((json) => ({ ...WITH_ENDPOINTS, json })),
];
// Production has every part of a workflow, and the strictest rules.
const inProduction = stacks.filter(({ environment }) => environment === 'prod');

describe.each(stacks)('the stack $id keeps every rule', (stack) => {
  test.each(RULES)('$name', ({ findings }) => {
    expect(findings(stack)).toEqual([]);
  });
});

describe('a rule notices when it is broken', () => {
  const cases = RULES.flatMap(({ name, findings, breaks }) =>
    breaks.map((breach) => ({
      name,
      findings,
      breach,
      by: `${breach.type}, by its ${Object.keys(breach.fields).join(' and ')}`,
    })),
  );

  test.each(cases)('$name: $by', ({ findings, breach }) => {
    expect(findings(broken(inProduction, breach))).not.toEqual([]);
  });

  test('every rule has a way to be broken, here or below', () => {
    expect(RULES.filter(({ breaks }) => breaks.length === 0).map(({ name }) => name)).toEqual([
      'the provider tags everything and works in one account only',
    ]);
  });

  test.each([
    ['a tag that is empty', { default_tags: [{ tags: { team: '' } }] }],
    ['no tags', { default_tags: undefined }],
    ['no account', { allowed_account_ids: undefined }],
  ])('the provider: %s', (_what, change) => {
    const rule = RUNNING_RULES.at(-1);
    const faulty = inProduction.map((stack): JudgedStack => {
      const aws = { ...stack.json.provider['aws']?.[0], ...change };
      const json: StackJson = { ...stack.json, provider: { aws: [aws] } };
      return { ...stack, json };
    });

    expect(faulty.flatMap((stack) => rule?.findings(stack))).not.toEqual([]);
  });
});
