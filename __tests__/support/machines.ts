/** A Task of a service that answers at once. */
export const PUBLISH = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish' };

/** A Task that is sent with a token, and ends when this is answered. */
export const SEND_AND_WAIT = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
};

/** A machine of the state as it is. */
export const one = (name: string, state: object): object => ({
  StartAt: name,
  States: { [name]: state },
});

/** A machine of the one state `Only`, which ends it. */
export const only = (state: object, more: object = {}): object => ({
  ...one('Only', {
    ...state,
    ...(('Type' in state && state.Type) === 'Fail' ? {} : { End: true }),
  }),
  ...more,
});

/** A machine of the Task `Only`, which calls that resource. */
export const call = (resource: string, fields: object = {}): object =>
  only({ Type: 'Task', Resource: resource, ...fields });

/** A machine of the Task `Only`, which publishes. */
export const publish = (fields: object = {}, more: object = {}): object =>
  only({ ...PUBLISH, ...fields }, more);

/** A machine of the Task `Only`, which waits for its token to be answered. */
export const sendAndWait = (fields: object = {}): object => only({ ...SEND_AND_WAIT, ...fields });

/** A machine of the Tasks `A` and `B`. */
export const TWO_TASKS = {
  StartAt: 'A',
  States: { A: { ...PUBLISH, Next: 'B' }, B: { ...PUBLISH, End: true } },
};

/** A machine of the state `Only`, whose one catcher leads to the Pass `Rescue`. */
export const caught = (state: object, catcher: object, rescue: object = {}): object => ({
  StartAt: 'Only',
  States: {
    Only: { ...state, Catch: [{ ...catcher, Next: 'Rescue' }], End: true },
    Rescue: { Type: 'Pass', ...rescue, End: true },
  },
});

/** A machine of one Pass, for a branch or an iteration. */
export const innerPass = (fields: object = {}): object =>
  one('In', { Type: 'Pass', ...fields, End: true });

/** A machine of one Task that publishes, for a branch or an iteration. */
export const innerTask = (name = 'In'): object => one(name, { ...PUBLISH, End: true });

/** A machine of one inline Map. */
export const map = (fields: object, processor: object = innerPass()): object =>
  only({ Type: 'Map', ItemProcessor: processor, ...fields });
