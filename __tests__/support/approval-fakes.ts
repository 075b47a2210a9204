import { createHash } from 'node:crypto';
import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type Effects, fault } from './effects';

/** A key in KMS whose material can be rotated, and which can be taken away. Ciphertexts are opaque and bound. */
export interface FakeKms {
  readonly client: KMSClient;
  rotate(): void;
}

/** An enabled key. */
export function makeFakeKms(effects: Effects): FakeKms {
  let version = 1;
  const seal = (context: unknown, text: Uint8Array) =>
    createHash('sha256').update(JSON.stringify(context)).update(text).digest('hex');

  const encrypt = ({ input }: EncryptCommand) => {
    const text = input.Plaintext ?? new Uint8Array();
    if (text.byteLength > 4096) throw fault('ValidationException', 'more than 4,096 bytes');
    const inside = {
      version,
      bound: seal(input.EncryptionContext, text),
      // Turned round, so that a test that looks for the plain text in the table would find it only if it were there.
      text: Buffer.from(text).reverse().toString('base64'),
    };
    return { CiphertextBlob: new Uint8Array(Buffer.from(JSON.stringify(inside))) };
  };

  const decrypt = ({ input }: DecryptCommand) => {
    const inside = JSON.parse(Buffer.from(input.CiphertextBlob ?? []).toString());
    const text = new Uint8Array(Buffer.from(inside.text, 'base64').reverse());
    if (inside.version > version || inside.bound !== seal(input.EncryptionContext, text)) {
      throw fault('InvalidCiphertextException', 'wrong context');
    }
    return { Plaintext: text };
  };

  const send = (command: unknown) => {
    if (command instanceof EncryptCommand)
      return effects.run('kms:encrypt', () => encrypt(command));
    if (command instanceof DecryptCommand)
      return effects.run('kms:decrypt', () => decrypt(command));
    throw new Error('command is not known to the fake');
  };

  return {
    client: { send } as unknown as KMSClient,
    rotate: () => {
      version += 1;
    },
  };
}

/** A mail as its reader gets it. */
export interface SentMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A topic that delivers each message to the one approver that its attribute names. */
export function makeFakeSns(effects: Effects) {
  const mails: SentMail[] = [];
  const send = (command: unknown) => {
    if (!(command instanceof PublishCommand)) throw new Error('command is not known to the fake');
    return effects.run('sns:publish', () => {
      const { Subject = '', Message = '', MessageAttributes } = command.input;
      const to = MessageAttributes?.['approverId']?.StringValue ?? 'everybody';
      mails.push({ to, subject: Subject, text: Message });
      return {};
    });
  };
  return { client: { send } as unknown as SNSClient, mails };
}
