import { describe, expect, test } from '@jest/globals';
import { describeExecution } from '../../../local/world/describe-execution';
import { Session } from '../../../local/world/session';
import { UnmetFaultError } from '../../../simulator/unmet-faults';
import { only, publish } from '../../support/machines';

const START = Date.UTC(2026, 0, 1) / 1000;

/** A session with the one machine `toy`, whose Task does that. */
function sessionOf(definition: object, runTask: () => unknown = () => null): Session {
  const machines = { toy: JSON.stringify(definition) };
  const parts = { accountId: '123456789012', region: 'us-east-1', machines, onFailed() {} };
  return new Session({ ...parts, runTask }, {});
}

/** What is said of the execution `one` when the session is over. */
async function described(definition: object, runTask?: () => unknown) {
  const session = sessionOf(definition, runTask);
  session.start('toy', 'one', '{"a": 1}');
  await session.finish();
  const [started] = session.executions.values();
  if (started === undefined) throw new Error('nothing was started');
  return describeExecution(started, session.now());
}

describe('an execution is described', () => {
  test('when it ran out of time, with the error and both dates', async () => {
    const waiting = only({ Type: 'Wait', Seconds: 9 }, { TimeoutSeconds: 3 });

    expect(await described(waiting)).toEqual({
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:toy:one',
      stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:toy',
      name: 'one',
      status: 'TIMED_OUT',
      startDate: START,
      stopDate: START + 3,
      input: '{"a": 1}',
      error: 'States.Timeout',
      redriveCount: 0,
      redriveStatus: 'REDRIVABLE',
    });
  });

  test('while it runs, without an end', () => {
    const session = sessionOf(publish());
    const execution = session.start('toy', 'one', '{}');

    const text = describeExecution({ execution, inputText: '{}' }, session.now());

    expect(text).toMatchObject({ status: 'RUNNING', redriveStatus: 'NOT_REDRIVABLE' });
    expect(Object.keys(text)).not.toContain('stopDate');
  });

  test('with its error and cause when it failed', async () => {
    const failing = only({ Type: 'Fail', Error: 'E', Cause: 'why' });

    expect(await described(failing)).toMatchObject({ status: 'FAILED', error: 'E', cause: 'why' });
  });

  test('with its output as text when it succeeded', async () => {
    const done = await described(publish(), () => ({ b: 2 }));

    expect(done).toMatchObject({ status: 'SUCCEEDED', output: '{"b":2}' });
  });

  test('without error and cause when it was stopped without a word', () => {
    const session = sessionOf(publish());
    const execution = session.start('toy', 'one', '{}');
    session.engine.stop(execution);

    const text = describeExecution({ execution, inputText: '{}' }, session.now());

    expect(text['status']).toBe('ABORTED');
    expect(Object.keys(text)).not.toContain('error');
    expect(Object.keys(text)).not.toContain('cause');
  });
});

describe('a session', () => {
  test('refuses a fault that nothing in its machines can meet', () => {
    const machines = { toy: JSON.stringify(publish()) };
    const parts = { accountId: '1', region: 'eu-central-1', machines, onFailed() {} };
    const faults = [{ state: 'Onlyy', error: 'E' }];

    const begin = () => new Session({ ...parts, runTask: () => null }, { faults });

    expect(begin).toThrow(UnmetFaultError);
    expect(begin).toThrow("no task is called 'Onlyy'; did you mean 'Only'?");
  });
});
