import { InvalidArgumentError } from 'commander';
import { parseArn } from '../asl/permissions/arn';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html, with the newer closed partitions. */
const PARTITIONS = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
];

/** @throws InvalidArgumentError for what is no partition of AWS */
export function partition(value: string): string {
  if (PARTITIONS.includes(value)) return value;
  throw new InvalidArgumentError(`allowed: ${PARTITIONS.join(', ')}`);
}

/** @throws InvalidArgumentError for what does not look like a region */
export function region(value: string): string {
  if (/^[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}$/.test(value)) return value;
  throw new InvalidArgumentError('allowed: a region such as eu-west-1');
}

/** @throws InvalidArgumentError for what is not twelve digits */
export function accountId(value: string): string {
  if (/^\d{12}$/.test(value)) return value;
  throw new InvalidArgumentError('allowed: twelve digits');
}

/** What a state machine's name must not hold. */
const NOT_IN_A_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;
const LONGEST_NAME = 80;

/**
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 * @throws InvalidArgumentError for what no state machine can be called
 */
export function stateMachineName(value: string): string {
  if (value !== '' && value.length <= LONGEST_NAME && !NOT_IN_A_NAME.test(value)) return value;
  throw new InvalidArgumentError(
    `allowed: 1 to ${LONGEST_NAME} characters without blanks and < > { } [ ] ? * " # % \\ ^ | ~ \` $ & , ; : /`,
  );
}

/**
 * The ARN of a KMS key, or a Terraform reference to one. An alias is refused: IAM authorises the key behind it.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 * @throws InvalidArgumentError for anything else
 */
export function keyArn(value: string): string {
  const arn = parseArn(value);
  const isKey =
    arn?.service === 'kms' &&
    PARTITIONS.includes(arn.partition) &&
    /^[a-z0-9-]+$/.test(arn.region) &&
    /^\d{12}$/.test(arn.account) &&
    /^key\/[\w-]+$/.test(arn.resource);
  if (isKey || /^\$\{[^}\s]+\}$/.test(value)) return value;
  throw new InvalidArgumentError(
    `allowed: arn:aws:kms:REGION:ACCOUNT:key/ID, or a reference such as \${aws_kms_key.own.arn}`,
  );
}

/** The same for an option that may be given again. */
export function keyArns(value: string, before: readonly string[]): readonly string[] {
  return [...before, keyArn(value)];
}
