import { expect, test } from '@jest/globals';
import { awsVariables, setVariables } from '../../../local/world/environment';

test('nothing that is set outside leads a client past the world, and all of it is there again afterwards', () => {
  const restoreOutside = setVariables({
    AWS_PROFILE: 'prod',
    AWS_ENDPOINT_URL_SQS: 'https://elsewhere.example',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  });

  const restore = setVariables(awsVariables('http://127.0.0.1:1', 'eu-west-1'));
  const inside = { ...process.env };
  restore();

  expect(inside['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:1');
  expect(inside).not.toHaveProperty('AWS_PROFILE');
  expect(inside).not.toHaveProperty('AWS_ENDPOINT_URL_SQS');
  expect(inside).not.toHaveProperty('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS');
  expect(process.env).toMatchObject({
    AWS_PROFILE: 'prod',
    AWS_ENDPOINT_URL_SQS: 'https://elsewhere.example',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  });
  restoreOutside();
});
