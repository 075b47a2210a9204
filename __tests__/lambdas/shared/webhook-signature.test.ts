import { describe, expect, test } from '@jest/globals';
import { digestOf, isSigned, sign } from '../../../lambdas/shared/webhook-signature';
import { SIGNING_SECRET } from '../../support/http-events';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const TIMESTAMP = String(NOW_MS / 1000);
const DIGEST = digestOf(Buffer.from('{}'));

describe('a signature', () => {
  test('is the HMAC-SHA256 of time, dot and digest', () => {
    // Computed with: printf '1700000000.<digest of {}>' | openssl dgst -sha256 -hmac key
    expect(DIGEST).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(sign('key', '1700000000', DIGEST)).toBe(
      'ee695719b1c136eb1d7f0258ab7c1ed6501c1ef07ae797be413979f789c992b1',
    );
  });

  test('fails for each flipped bit', () => {
    const bytes = Buffer.from(sign(SIGNING_SECRET, TIMESTAMP, DIGEST), 'hex');
    for (let bit = 0; bit < 256; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const claim = { timestamp: TIMESTAMP, digest: DIGEST, signature: flipped.toString('hex') };

      expect(isSigned(claim, SIGNING_SECRET, NOW_MS)).toBe(false);
    }
  });
});
