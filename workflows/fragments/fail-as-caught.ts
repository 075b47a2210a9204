import { FAILURE_PATH } from '../../asl/catch';

/**
 * Fails with the error that was caught. Its cause is the whole of it as text: a timeout has no Cause, and a path to
 * nothing would hide it behind States.Runtime.
 */
export const FAIL_AS_CAUGHT = {
  Type: 'Fail',
  ErrorPath: `${FAILURE_PATH}.Error`,
  CausePath: `States.JsonToString(${FAILURE_PATH})`,
} as const;
