import { afterEach, expect, test } from '@jest/globals';
import { approverIdsFromEnv } from '../../../lambdas/approval/approver-ids';
import { HANDLER_ENVIRONMENT } from '../../support/handler-environment';

afterEach(() => {
  Object.assign(process.env, HANDLER_ENVIRONMENT);
});

test('approvers are read in the order in which they are asked', () => {
  expect(approverIdsFromEnv()).toEqual(['ann', 'ben', 'cleo']);
});

test.each(['ann,,cleo', 'ann,Ben', 'ann, ben', 'ann,b\u00E9n'])(
  'approvers such as %j stop the function at its first start',
  (ids) => {
    process.env['APPROVER_IDS'] = ids;

    expect(() => approverIdsFromEnv()).toThrow(/APPROVER_IDS names '.*'; allowed: /);
  },
);
