import { COMPUTE_CASES } from './compute';
import { DATABASE_CASES } from './databases';
import { MESSAGE_AND_SETTING_CASES } from './messages-and-settings';
import type { PermissionSdkCase } from './permission-sdk-case';
import { S3_CASES } from './s3';

/** Single SDK calls; families of calls are in `permission-family-cases.ts`. */
export const PERMISSION_SDK_CASES: readonly PermissionSdkCase[] = [
  ...COMPUTE_CASES,
  ...DATABASE_CASES,
  ...MESSAGE_AND_SETTING_CASES,
  ...S3_CASES,
];
