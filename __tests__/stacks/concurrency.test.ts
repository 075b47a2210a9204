import { expect, test } from '@jest/globals';
import { ENVIRONMENT_NAMES } from '../../config/environment';
import { resources } from '../support/synth';
import { allStacks } from '../support/workflow-stacks';

/**
 * What Lambda lets an account reserve: 1,000 by default, of which 100 stay with functions that reserve nothing.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const MOST_RESERVED = 1_000 - 100;

const stacks = allStacks();

// An environment has an account of its own, so all of its stacks share one quota.
test.each(ENVIRONMENT_NAMES)(
  'the functions of all workflows in %s reserve no more than an account has to give',
  (name) => {
    const reserved = stacks
      .filter(({ environment }) => environment === name)
      .flatMap(({ json }) => resources(json, 'aws_lambda_function'))
      .map(({ body }) => Number(body['reserved_concurrent_executions'] ?? 0));

    expect(reserved.length).toBeGreaterThan(0);
    expect(reserved.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(MOST_RESERVED);
  },
);
