import type { TerraformStack } from 'cdktf';
import { EncryptionKey } from '../../constructs/encryption-key';
import { naming } from './environment-config';
import { onlyPlaced, type StackJson } from './synth';

/** A key for what is tested under one. */
export const keyIn = (stack: TerraformStack): EncryptionKey =>
  new EncryptionKey(stack, 'Key', { naming: naming(), description: 'a key' });

/** How the rest of the stack refers to it. */
export const keyArnIn = (json: StackJson): string =>
  `\${${onlyPlaced(json, 'aws_kms_key').address}.arn}`;
