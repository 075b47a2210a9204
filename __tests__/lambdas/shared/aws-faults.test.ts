import { describe, expect, test } from '@jest/globals';
import { isThrottling, isTransient } from '../../../lambdas/shared/aws-faults';
import { fault } from '../../support/effects';

describe('a fault of an AWS service', () => {
  test.each([
    ['throttling', fault('ThrottlingException'), true, true],
    ['throttling by a key', fault('KmsThrottlingException'), true, true],
    ['a key that is denied', fault('KmsAccessDeniedException'), false, true],
    ['a timeout', fault('TimeoutError'), false, true],
    ['any fault of the server', Object.assign(new Error(), { $fault: 'server' }), false, true],
    ['a broken connection', Object.assign(new Error(), { code: 'ECONNRESET' }), false, true],
    ['a fault of the client', Object.assign(new Error(), { $fault: 'client' }), false, false],
    ['another code', Object.assign(new Error(), { code: 'ERR_ASSERTION' }), false, false],
    ['a code that is no text', { code: 7 }, false, false],
    ['denied access', fault('AccessDeniedException'), false, false],
    ['a text', 'ThrottlingException', false, false],
    ['nothing', undefined, false, false],
    ['null', null, false, false],
  ])('is judged right: %s', (_, error, throttling, transient) => {
    expect(isThrottling(error)).toBe(throttling);
    expect(isTransient(error)).toBe(transient);
  });
});
