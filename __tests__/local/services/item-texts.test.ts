import { expect, test } from '@jest/globals';
import { textsIn } from '../../../local/services/item-texts';

test.each([
  ['text and numbers', { id: { S: 'a' }, n: { N: '5' } }, { id: 'a', n: '5' }],
  ['other types', { list: { L: [] }, odd: 'text' }, { list: '', odd: '' }],
  ['no item', null, {}],
])('an item with %s as texts', (_what, item, texts) => {
  expect(textsIn(item)).toEqual(texts);
});
