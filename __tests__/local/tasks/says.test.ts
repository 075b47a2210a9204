import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../asl/json';
import { saysOf } from '../../../local/tasks/says';

const TableName = 'sfn-workflows-local-order-orders';
const key = { S: 'order-1' };

test.each<[operation: string, input: JsonObject, says: string]>([
  ['UpdateItem', { TableName, Key: { id: key } }, 'UpdateItem orders/order-1'],
  ['PutItem', { TableName, Item: { id: key, kind: { N: '2' } } }, 'PutItem orders/order-1/2'],
  ['PutItem', { TableName, Item: { id: {}, kind: 'odd' } }, 'PutItem orders//'],
  ['Scan', { TableName }, 'Scan orders'],
  ['Publish', { TopicArn: 'arn:aws:sns:r:1:sfn-workflows-local-order-news' }, 'Publish to news'],
  ['PutObject', { Bucket: 'b', Key: 'k' }, 'PutObject b/k'],
  ['ListObjectsV2', { Bucket: 'b', Prefix: 'in/' }, 'ListObjectsV2 b/in/'],
  ['ListObjectsV2', { Bucket: 'b' }, 'ListObjectsV2 b/'],
  ['GetSecretValue', { SecretId: 's' }, 'GetSecretValue'],
  ['TransactWriteItems', {}, 'wrote nothing'],
  [
    'TransactWriteItems',
    { TransactItems: [{ Put: { TableName, Item: { id: key } } }, 'odd', { Delete: 'odd' }] },
    'wrote orders/order-1',
  ],
])('%s of %j is told as "%s"', (operation, input, says) => {
  expect(saysOf(operation, input)).toBe(says);
});
