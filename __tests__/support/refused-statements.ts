const resources = ['arn:aws:dynamodb:us-east-1:111122223333:table/orders'];

/** What a file of statements must not hold (`undefined`: there is no file), with what is said of it. */
export const REFUSED_STATEMENTS: readonly (readonly [
  what: string,
  value: unknown,
  message: string,
])[] = [
  ['no file', undefined, 'no such file'],
  ['no JSON', '{', 'not JSON'],
  ['no list', { 'States.Load': {} }, '["States.Load"]: got {}; allowed: a list of statements'],
  [
    'no statement',
    { 'States.Load': [5] },
    '["States.Load"][0]: got 5; allowed: an object of sid, effect, actions',
  ],
  [
    'an unknown field',
    { 'States.Load': [{ actions: ['a:B'], resources, by: 1 }] },
    '["States.Load"][0].by: got 1; no such field; fields: sid, effect',
  ],
  [
    'no actions',
    { 'States.Load': [{ actions: [], resources }] },
    '["States.Load"][0].actions: got []; allowed: a list of at least one action',
  ],
  [
    'no resources',
    { 'States.Load': [{ actions: ['a:B'] }] },
    '["States.Load"][0].resources: got nothing; allowed: a list of at least one ARN or *',
  ],
  [
    'a resource that is no ARN',
    { 'States.Load': [{ actions: ['a:B'], resources: ['orders'] }] },
    '["States.Load"][0].resources[0]: got "orders"; allowed: a list of at least one ARN or *',
  ],
  [
    'a pattern that is no ARN',
    { 'States.Load': [{ actions: ['a:B'], resources: ['arn:*'], reason: 'any' }] },
    '["States.Load"][0].resources[0]: got "arn:*"; allowed: a list of at least one ARN or *',
  ],
  [
    'an effect that is none',
    { 'States.Load': [{ actions: ['a:B'], resources, effect: 'allow' }] },
    '["States.Load"][0].effect: got "allow"; allowed: Allow or Deny',
  ],
  [
    'conditions that are none',
    {
      'States.Load': [{ actions: ['a:B'], resources, conditions: { Bool: { 'aws:X': true } } }],
    },
    '["States.Load"][0].conditions.Bool["aws:X"]: got true; allowed: operator → condition key →',
  ],
];
