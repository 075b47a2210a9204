/** Variables, expressions and names. */
export const VALUE_DEFINITIONS: Readonly<Record<string, object>> = {
  variables: {
    StartAt: 'Remember',
    States: {
      Remember: { Type: 'Pass', Assign: { 'total.$': '$.total', retries: 0 }, Next: 'Try' },
      Try: {
        Type: 'Map',
        ItemsPath: '$total.items',
        ItemProcessor: {
          StartAt: 'Use',
          States: {
            Use: {
              Type: 'Pass',
              Parameters: { 'sum.$': 'States.MathAdd($retries, 1)' },
              End: true,
            },
          },
        },
        Next: 'Again',
      },
      Again: {
        Type: 'Choice',
        Choices: [
          {
            Variable: '$retries',
            NumericLessThan: 3,
            Assign: { 'retries.$': 'States.MathAdd($retries, 1)' },
            Next: 'Try',
          },
        ],
        Default: 'Out',
      },
      Out: { Type: 'Succeed' },
    },
  },
  'a JSONata state in a JSONPath machine': {
    StartAt: 'Old',
    States: {
      Old: { Type: 'Pass', Parameters: { 'a.$': '$.a' }, Next: 'New' },
      New: {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Output: { a: '{% $states.input.a %}' },
        End: true,
      },
    },
  },
  'every intrinsic function': {
    StartAt: 'Compute',
    States: {
      Compute: {
        Type: 'Pass',
        Parameters: {
          'a.$': "States.Array(1, -2.5, true, null, 'it\\'s, (fine)', $.x['a,b)'], States.UUID())",
          'b.$': 'States.ArrayPartition($.list, 2)',
          'c.$': 'States.ArrayContains($.list[?(@.n > 1)], $.x)',
          'd.$': 'States.ArrayRange(1, 9, 2)',
          'e.$': 'States.ArrayGetItem($.list, States.MathAdd(1, -1))',
          'f.$': 'States.ArrayLength($.list[0:2])',
          'g.$': 'States.ArrayUnique($..n)',
          'h.$': "States.Hash(States.Base64Encode(States.Base64Decode($.x)), 'SHA-256')",
          'i.$': 'States.JsonToString($)',
          'j.$': 'States.MathRandom(1, 999, 7)',
          'k.$': "States.StringSplit($.x, ',')",
          'l.$': "States.Format('\\{\\} {}', $.x)",
        },
        End: true,
      },
    },
  },
  'a name beyond ASCII': {
    StartAt: 'Zahlung prüfen (2)',
    States: {
      'Zahlung prüfen (2)': { Type: 'Pass', Next: '__proto__' },
      ['__proto__']: { Type: 'Succeed' },
    },
  },
};
