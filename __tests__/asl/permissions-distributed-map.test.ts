import { describe, expect, test } from '@jest/globals';
import {
  arn,
  faultsInShort,
  inShort,
  permissionsOfState,
  unfitReasons,
} from '../support/permissions';

const own = [
  `states:StartExecution on ${arn('states', 'stateMachine:order-dev')}`,
  `states:DescribeExecution states:RedriveExecution states:StopExecution on ${arn('states', 'execution:order-dev/*')}`,
  `states:DescribeExecution on ${arn('states', 'execution:order-dev:*')}`,
];
const manifest = [
  's3:GetObject on arn:aws:s3:::in/manifest.json',
  's3:GetObject on arn:aws:s3:::in/*',
  's3:ListBucket on arn:aws:s3:::in',
];
const writes = 's3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject on';

function mapOf(fields: object, language = 'JSONPath') {
  return permissionsOfState({
    Type: 'Map',
    QueryLanguage: language,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Done',
      States: { Done: { Type: 'Pass', End: true } },
    },
    ...fields,
    End: true,
  });
}
const reader = (Resource: string, Parameters: object, ReaderConfig = {}) => ({
  ItemReader: { Resource: `arn:aws:states:::s3:${Resource}`, Parameters, ReaderConfig },
});
const writer = (Parameters: object) => ({
  ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters },
});

describe('permissions of a distributed map', () => {
  test.each([
    ['nothing more than its own executions', {}, []],
    [
      'an object',
      reader('getObject', { Bucket: 'in', Key: 'day/items.json' }),
      ['s3:GetObject on arn:aws:s3:::in/day/items.json'],
    ],
    [
      'a version of an object',
      reader('getObject', { Bucket: 'in', Key: 'k', VersionId: '1' }),
      ['s3:GetObjectVersion on arn:aws:s3:::in/k'],
    ],
    [
      'a key known by its beginning',
      reader('getObject', { Bucket: 'in', 'Key.$': "States.Format('day/{}.json', $.d)" }),
      ['s3:GetObject on arn:aws:s3:::in/day/*'],
    ],
    [
      'a key of the input',
      reader('getObject', { Bucket: 'in', 'Key.$': '$.k' }),
      ['s3:GetObject on arn:aws:s3:::in/*'],
    ],
    [
      'a whole bucket',
      reader('listObjectsV2', { Bucket: 'in' }),
      ['s3:ListBucket on arn:aws:s3:::in'],
    ],
    [
      'a folder',
      reader('listObjectsV2', { Bucket: 'in', Prefix: 'day/' }),
      ['s3:ListBucket on arn:aws:s3:::in when {"StringEquals":{"s3:prefix":"day/"}}'],
    ],
    [
      'a folder and what is in it',
      reader(
        'listObjectsV2',
        { Bucket: 'in', Prefix: 'day/' },
        { Transformation: 'LOAD_AND_FLATTEN' },
      ),
      [
        's3:GetObject on arn:aws:s3:::in/day/*',
        's3:ListBucket on arn:aws:s3:::in when {"StringEquals":{"s3:prefix":"day/"}}',
      ],
    ],
    ...[
      { InputType: 'MANIFEST' },
      { ManifestType: 'S3_INVENTORY' },
      { ManifestType: 'ATHENA_DATA', InputType: 'CSV' },
      { ManifestType: 'ATHENA_DATA', InputType: 'PARQUET' },
    ].map((config): [string, object, string[]] => [
      `a manifest and its files by ${JSON.stringify(config)}`,
      reader('getObject', { Bucket: 'in', Key: 'manifest.json' }, config),
      manifest,
    ]),
    [
      'a whole bucket by an empty prefix',
      reader('listObjectsV2', { Bucket: 'in', Prefix: '' }),
      ['s3:ListBucket on arn:aws:s3:::in'],
    ],
    [
      'results under a prefix',
      writer({ Bucket: 'out', Prefix: 'runs' }),
      [`${writes} arn:aws:s3:::out/runs/*`],
    ],
    [
      'results under a prefix of the input',
      writer({ Bucket: 'out', 'Prefix.$': '$.p' }),
      [`${writes} arn:aws:s3:::out/*`],
    ],
    ['results in a bucket', writer({ Bucket: 'out' }), [`${writes} arn:aws:s3:::out/*`]],
    ['results that are not exported', { ResultWriter: { WriterConfig: {} } }, []],
  ])('grants %s', (_, fields, more) => {
    const { statements, faults } = mapOf(fields);

    expect(faults).toEqual([]);
    expect(statements.map(inShort).toSorted()).toEqual([...own, ...more].toSorted());
    expect(unfitReasons(statements)).toEqual([]);
  });

  test('limits its executions to the label where there is one', () => {
    expect(mapOf({ Label: 'Day' }).statements.map(inShort)).toContain(
      `states:DescribeExecution states:RedriveExecution states:StopExecution on ${arn('states', 'execution:order-dev/Day:*')}`,
    );
  });

  test('reads the arguments of a JSONata reader and writer', () => {
    const { statements } = mapOf(
      {
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          Arguments: { Bucket: 'in', Key: "{% 'day/' & $states.input.d %}" },
        },
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'out' } },
      },
      'JSONata',
    );

    expect(statements.map(inShort)).toEqual(
      expect.arrayContaining([
        's3:GetObject on arn:aws:s3:::in/day/*',
        `${writes} arn:aws:s3:::out/*`,
      ]),
    );
  });

  test.each([
    [
      'Bucket',
      reader('getObject', { 'Bucket.$': '$.b', Key: 'k' }),
      'ItemReader.Parameters["Bucket.$"]',
    ],
    [
      'bucket of a listing',
      reader('listObjectsV2', { 'Bucket.$': '$.b', Prefix: 'day/' }),
      'ItemReader.Parameters["Bucket.$"]',
    ],
    [
      'bucket of the results',
      writer({ 'Bucket.$': '$.b', 'Prefix.$': '$.p' }),
      'ResultWriter.Parameters["Bucket.$"]',
    ],
  ])('asks for a statement when the %s is known only at run time', (_, fields, path) => {
    expect(faultsInShort(mapOf(fields))).toEqual([
      `permission-dynamic-resource States.Call.${path}`,
    ]);
  });

  test('refuses a reader that Step Functions does not have', () => {
    expect(faultsInShort(mapOf(reader('headObject', {})))).toEqual([
      'permission-unknown-integration States.Call.ItemReader.Resource',
    ]);
  });

  test.each([
    ['the bucket', '$.p', '*', ''],
    [
      'what begins like it',
      "States.Format('day/{}', $.d)",
      'day/*',
      ' when {"StringLike":{"s3:prefix":"day/*"}}',
    ],
  ])('opens %s to a listing whose prefix is %s', (_, prefix, keys, condition) => {
    const fields = reader(
      'listObjectsV2',
      { Bucket: 'in', 'Prefix.$': prefix },
      { Transformation: 'LOAD_AND_FLATTEN' },
    );

    expect(mapOf(fields).statements.map(inShort).toSorted()).toEqual(
      [
        ...own,
        `s3:GetObject on arn:aws:s3:::in/${keys}`,
        `s3:ListBucket on arn:aws:s3:::in${condition}`,
      ].toSorted(),
    );
  });

  test('grants nothing to an inline map', () => {
    const done = { StartAt: 'Done', States: { Done: { Type: 'Pass', End: true } } };
    const fields = { ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...done } };

    expect(mapOf(fields).statements.map(({ sid }) => sid)).toEqual(['DenyAll']);
  });
});
