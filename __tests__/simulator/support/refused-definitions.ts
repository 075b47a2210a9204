/** A definition with that path, and what is said of it. */
const path = (text: string, message: string): [string, string] => [
  JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Parameters: { 'a.$': text }, End: true } },
  }),
  message,
];

/** Definitions that the engine cannot run, as text, with what is said of each. */
export const REFUSED_DEFINITIONS: readonly [definition: string, message: string][] = [
  ['null', 'the definition is null'],
  ['[]', 'the definition is []'],
  ['{', 'the definition is not JSON'],
  ['{"StartAt":"A"}', 'has States undefined'],
  ['{"StartAt":"B","States":{"A":{"Type":"Succeed"}}}', 'has StartAt "B"'],
  ['{"StartAt":"A","States":{"A":{"Type":"Nap"}}}', 'States.A.Type is "Nap"'],
  ['{"StartAt":"A","States":{"A":{"Type":"Pass"}}}', 'States.A has neither Next nor End'],
  ['{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}', 'States.A.Next is "B"'],
  ['{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$[","End":true}}}', 'States.A: '],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"States.Nope()"},"End":true}}}',
    "unknown intrinsic function 'States.Nope'",
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Pass","ResultPath":"$.a[*]","End":true}}}',
    'not a reference path',
  ],
  ['{"StartAt":"A","States":{"A":{"Type":"Wait","End":true}}}', 'has no duration'],
  ['{"StartAt":"A","States":{"A":{"Type":"Map","End":true}}}', 'has no ItemProcessor'],
  [
    '{"QueryLanguage":"jq","StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
    'QueryLanguage is "jq"',
  ],
  [
    '{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Output":"{% ( %}","End":true}}}',
    'holds the JSONata expression',
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":{}}}}',
    'States.A.Choices is {}; allowed: a list of rules',
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[5],"Default":"A"}}}',
    'States.A.Choices[0].Next is null; allowed: the name of a state',
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$","Is":1,"Next":"A"}]}}}',
    'a choice rule without an operator',
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Pass","Catch":[{}],"End":true}}}',
    'States.A.Catch[0].Next is null',
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Pass","QueryLanguage":"jq","End":true}}}',
    'States.A.QueryLanguage is "jq"; allowed: JSONPath, JSONata',
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":[1],"End":true}}}',
    'States.A: Assign is [1]; allowed: an object',
  ],
  ['{"StartAt":"A","States":{"A":5}}', 'States.A is 5; allowed: a state'],
  ['{"StartAt":"A","States":{"A":{"Type":"Task","End":true}}}', 'Resource is undefined'],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":5,"End":true}}}',
    'InputPath is 5; allowed: a path or null',
  ],
  [
    '{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"States.ArrayLength()"},"End":true}}}',
    'States.ArrayLength takes 1 to 1 arguments, got 0',
  ],
  [
    `{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"${'States.Array('.repeat(11)}${')'.repeat(11)}"},"End":true}}}`,
    'functions nested 11 deep; allowed: 10',
  ],
  [
    '{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Condition":"true","Next":"A"}]}}}',
    'Choices[0]/Condition is "true"; allowed: {% an expression %}',
  ],
  path('$.l[?(@.a =~ /x/)]', "States.A: the filter '@.a =~ /x/' has '=~ /x/'; allowed here: &&"),
  path("$.l[?(@.a in ['x'])]", "the filter '@.a in ['x']' has 'in ['x']'"),
  path('$.l[?(@.a == $.b)]', "the filter '@.a == $.b' has '$.b'; allowed here: @ with names"),
  path('$.l[?(@.a.length() > 1)]', "has '() > 1'"),
  path('$.l[?(@.* == 1)]', '@.* in a filter; allowed: names and indices'),
  path('$.l[?((@.a @.b))]', "has '@.b)'; allowed here: )"),
  path('$.l[?(@.a ==)]', "the filter '@.a ==' ends too early"),
  path('$.l[?((@.a)]', 'is never closed'),
  path('$.l[?(@.a, (@.b)]', 'is never closed'),
  path('$.l[?(!(@.a || @.b)]', 'is never closed'),
  path('$.l[?@.a]', '[?@.a] in a path; allowed: [?(a filter)]'),
  path('$.l[(@.length-1)]', '[(@.length-1)] in a path; allowed:'),
  path("$.l['a', b, 'c']", "['a', b, 'c'] in a path; allowed:"),
  path('$.l[::0]', 'a slice with step 0; allowed: 1 or more'),
  path('$.l.sum().a', '.sum() inside a path; allowed: a function at its end'),
];
