import { expect, test } from '@jest/globals';
import { DECISION_BASE_URL } from '../../../local/approval/functions';
import { APPROVAL_DESCRIPTION } from '../../../local/approval/world';
import { describeSameAsStack } from '../same-as-stack';

describeSameAsStack('approval', APPROVAL_DESCRIPTION, { apiAddress: DECISION_BASE_URL });

test('the address of the API is told to the function that writes links, and to no other', () => {
  const told = APPROVAL_DESCRIPTION.functions.flatMap(({ part, environment }) =>
    Object.entries(environment).flatMap(([name, value]) =>
      value === DECISION_BASE_URL ? [`${part} ${name}`] : [],
    ),
  );

  expect(told).toEqual(['request-decision DECISION_BASE_URL']);
});
