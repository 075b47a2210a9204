import type { JsonObject } from '../../../asl/json';

/** SDK call, static parameters, what the role gets (`inShort`). */
export type PermissionSdkCase = readonly [
  call: string,
  parameters: JsonObject,
  statements: readonly string[],
];
