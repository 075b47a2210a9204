import { describe, expect, test } from '@jest/globals';
import { makeKms } from '../../../local/services/kms';

const KeyId = 'alias/data';
const EncryptionContext = { link: '1' };

describe('KMS', () => {
  test('generates a data key in the clear and sealed, another each time', async () => {
    const kms = makeKms();

    const first = await kms.call('GenerateDataKey', { KeyId, EncryptionContext });
    const second = await kms.call('GenerateDataKey', { KeyId, EncryptionContext });
    const { CiphertextBlob = '' } = first;
    const opened = await kms.call('Decrypt', { CiphertextBlob, EncryptionContext });

    expect(Buffer.from(String(first['Plaintext']), 'base64')).toHaveLength(32);
    expect(opened).toEqual({ KeyId, Plaintext: first['Plaintext'] });
    expect(second['Plaintext']).not.toBe(first['Plaintext']);
  });

  test.each([
    ['a key that it does not have', 'alias/lost', 'InvalidCiphertextException', true],
    ['another key than the one asked for', 'alias/other', 'IncorrectKeyException', false],
  ])('does not open what was sealed under %s', async (_what, other, name, sealedElsewhere) => {
    const kms = makeKms();
    const sealer = sealedElsewhere ? makeKms() : kms;
    const sealed = await sealer.call('Encrypt', {
      KeyId: sealedElsewhere ? other : KeyId,
      Plaintext: 'c2VjcmV0',
    });
    const { CiphertextBlob = '' } = sealed;

    const opening = kms.call('Decrypt', {
      CiphertextBlob,
      ...(sealedElsewhere ? {} : { KeyId: other }),
    });

    await expect(opening).rejects.toMatchObject({ name });
  });

  test('opens with the key named, and without a context what had none', async () => {
    const kms = makeKms();
    const { CiphertextBlob = '' } = await kms.call('Encrypt', { KeyId, Plaintext: 'c2VjcmV0' });

    const opened = await kms.call('Decrypt', { CiphertextBlob, KeyId });

    expect(opened).toEqual({ KeyId, Plaintext: 'c2VjcmV0' });
  });

  test.each(['', 'AAAA'])('refuses %j, which it never sealed', async (CiphertextBlob) => {
    const opening = makeKms().call('Decrypt', { CiphertextBlob });

    await expect(opening).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });
});
