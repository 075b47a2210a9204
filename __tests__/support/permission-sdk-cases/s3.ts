import { arn } from '../permissions';
import type { PermissionSdkCase } from './permission-sdk-case';

const object = { Bucket: 'data', Key: 'in/a.json' };
const file = 'arn:aws:s3:::data/in/a.json';

/** Buckets and their objects. */
export const S3_CASES: readonly PermissionSdkCase[] = [
  [
    's3:copyObject',
    { ...object, CopySource: '/other/b%20c.json' },
    ['s3:GetObject on arn:aws:s3:::other/b c.json', `s3:PutObject on ${file}`],
  ],
  [
    's3:copyObject',
    { ...object, 'CopySource.$': "States.Format('other/in/{}', $.k)" },
    ['s3:GetObject on arn:aws:s3:::other/in/*', `s3:PutObject on ${file}`],
  ],
  [
    's3:copyObject',
    { ...object, CopySource: `${arn('s3', 'accesspoint/ap')}/object/k?versionId=1` },
    [`s3:GetObjectVersion on ${arn('s3', 'accesspoint/ap/object/k')}`, `s3:PutObject on ${file}`],
  ],
  [
    's3:deleteObjects',
    { Bucket: 'data', Delete: { Objects: [{ Key: 'a' }, { Key: 'b', VersionId: '1' }] } },
    ['s3:DeleteObject on arn:aws:s3:::data/a', 's3:DeleteObjectVersion on arn:aws:s3:::data/b'],
  ],
  ['s3:completeMultipartUpload', object, [`s3:PutObject on ${file}`]],
  [
    's3:getBucketLifecycleConfiguration',
    object,
    ['s3:GetLifecycleConfiguration on arn:aws:s3:::data'],
  ],
  [
    's3:getObject',
    { Bucket: 'data', Key: 'what?*' },
    ['s3:GetObject on arn:aws:s3:::data/what${?}${*}'],
  ],
  ['s3:headBucket', { Bucket: 'data' }, ['s3:ListBucket on arn:aws:s3:::data']],
  ['s3:headObject', object, [`s3:GetObject on ${file}`]],
  ['s3:listBuckets', {}, ['s3:ListAllMyBuckets on *']],
  [
    's3:listObjectsV2',
    { Bucket: 'data', Prefix: 'in/' },
    ['s3:ListBucket on arn:aws:s3:::data when {"StringEquals":{"s3:prefix":"in/"}}'],
  ],
  ['s3:listObjectsV2', { Bucket: 'data', Prefix: '' }, ['s3:ListBucket on arn:aws:s3:::data']],
  [
    's3:putObject',
    { ...object, SSEKMSKeyId: arn('kms', 'key/own') },
    [`kms:GenerateDataKey on ${arn('kms', 'key/own')}`, `s3:PutObject on ${file}`],
  ],
  [
    's3:createMultipartUpload',
    { ...object, SsekmsKeyId: '1-2' },
    [`kms:Decrypt kms:GenerateDataKey on ${arn('kms', 'key/1-2')}`, `s3:PutObject on ${file}`],
  ],
  [
    's3:putObject',
    { Bucket: 'data', 'Key.$': "States.Format('reports/{}.json', $.id)" },
    ['s3:PutObject on arn:aws:s3:::data/reports/*'],
  ],
  ['s3:putObject', { Bucket: 'data', 'Key.$': '$.key' }, ['s3:PutObject on arn:aws:s3:::data/*']],
  [
    's3:putObject',
    { ...object, Tagging: 'a=b', ACL: 'private' },
    [`s3:PutObject s3:PutObjectAcl s3:PutObjectTagging on ${file}`],
  ],
];
