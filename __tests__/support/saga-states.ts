import { invoke, task } from './rule-pairs/rule-pair';

type Fields = Readonly<Record<string, unknown>>;

/** The last states of a machine. */
export const DONE = { Type: 'Succeed' };
export const FAILED = { Type: 'Fail' };

/** Fields of a step: where it leads, and where when it fails. */
export function leads(Next: string, failure?: string): Fields {
  const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: failure }];
  return { End: undefined, Next, ...(failure === undefined ? {} : { Catch }) };
}

/** A Lambda. */
export const step = (Next: string, failure?: string) => invoke(leads(Next, failure));

/** A message. */
export const mail = (Next: string, failure?: string) =>
  task('sns:publish', { TopicArn: 't', Message: 'm' }, leads(Next, failure));

/** A change of a row. */
export const write = (Next: string, failure?: string) =>
  task('dynamodb:updateItem', { TableName: 't', Key: {} }, leads(Next, failure));

/** A read of a row. */
export const read = (Next: string, failure?: string) =>
  task('dynamodb:getItem', { TableName: 't', Key: {} }, leads(Next, failure));
