import { invoke, map, only, PASS, type RulePair, TOKEN_MESSAGE, task } from './rule-pair';

const EXPRESS = { type: 'EXPRESS' } as const;
const express = { TimeoutSeconds: 300 };

/** What an Express machine lacks. */
export const EXPRESS_PAIRS: readonly RulePair[] = [
  {
    rule: 'express-timeout',
    broken: only(PASS, { TimeoutSeconds: 301 }),
    mended: only(PASS, express),
    path: 'TimeoutSeconds',
    options: EXPRESS,
  },
  {
    rule: 'express-pattern',
    broken: only(task('glue:startJobRun.sync', { JobName: 'j' }), express),
    mended: only(task('glue:startJobRun', { JobName: 'j' }), express),
    path: 'States.A.Resource',
    options: EXPRESS,
  },
  {
    rule: 'express-pattern',
    because: 'an activity',
    broken: only(invoke({ Resource: 'arn:aws:states:eu-west-1:1:activity:a' }), express),
    mended: only(invoke(), express),
    path: 'States.A.Resource',
    options: EXPRESS,
  },
  {
    rule: 'express-pattern',
    because: 'Express children of a Standard Map',
    broken: only(
      map(
        {},
        { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        task('sqs:sendMessage.waitForTaskToken', TOKEN_MESSAGE),
      ),
    ),
    mended: only(
      map(
        {},
        { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        task('sqs:sendMessage.waitForTaskToken', TOKEN_MESSAGE),
      ),
    ),
    path: 'States.A.ItemProcessor.States.Inner.Resource',
  },
  {
    rule: 'express-distributed-map',
    broken: only(map({}, { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }), express),
    mended: only(map({}, { Mode: 'INLINE' }), express),
    path: 'States.A.ItemProcessor.ProcessorConfig.Mode',
    options: EXPRESS,
  },
];
