import { type ExecutionListItem, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { environments } from '../../../config/environments';
import { makeEndedList, STARTED_WITHIN_DAYS } from '../../../lambdas/recovery/ended-list';
import { MAX_REDRIVES } from '../../../lambdas/recovery/judge-execution';
import { errorNamed } from '../../../lambdas/shared/errors';
import { expectedWorkflows } from '../../support/expected/expected-workflow';

const MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:machine';
/** In which a person may redrive. */
const REDRIVABLE_DAYS = 14;
const SECONDS_PER_DAY = 86_400;
const LOOK = { after: new Date('2026-03-01T04:00:00Z'), until: new Date('2026-03-01T10:00:00Z') };
const sfn = mockClient(SFNClient);
const list = makeEndedList(new SFNClient({}), MACHINE);

/** One that ended at that moment of the day of the look. */
const ended = (
  executionArn: string,
  time: string,
  startDate = LOOK.after,
): Partial<ExecutionListItem> => ({
  executionArn,
  startDate,
  stopDate: new Date(`2026-03-01T${time}Z`),
});
/** Pages of one status, by the tokens that lead to them. */
const listing = (
  statusFilter: 'ABORTED' | 'FAILED' | 'TIMED_OUT',
  ...pages: readonly (readonly Partial<ExecutionListItem>[])[]
): void => {
  for (const [index, executions] of pages.entries()) {
    const token = index === 0 ? {} : { nextToken: `page-${index}` };
    sfn.on(ListExecutionsCommand, { statusFilter, ...token }).resolves({
      executions: executions as ExecutionListItem[],
      ...(index + 1 < pages.length ? { nextToken: `page-${index + 1}` } : {}),
    });
  }
};
const found = async () => (await list.within(LOOK)).map(({ executionArn }) => executionArn);

beforeEach(() => {
  sfn.reset();
  sfn.on(ListExecutionsCommand).resolves({ executions: [] });
});

describe('the ends within a look', () => {
  test('are of every status but success, oldest first', async () => {
    listing('FAILED', [ended('c', '06:00:00'), ended('a', '04:30:00')]);
    listing('ABORTED', [ended('d', '07:00:00')]);
    listing('TIMED_OUT', [ended('b', '05:00:00')]);

    expect(await found()).toEqual(['a', 'b', 'c', 'd']);
    expect(sfn.commandCalls(ListExecutionsCommand).map(({ args }) => args[0].input)).toEqual(
      ['ABORTED', 'FAILED', 'TIMED_OUT'].map((statusFilter) => ({
        stateMachineArn: MACHINE,
        statusFilter,
        maxResults: 1000,
        nextToken: undefined,
      })),
    );
  });

  test('bring the moment of each', async () => {
    listing('FAILED', [ended('a', '06:00:00')]);

    expect(await list.within(LOOK)).toEqual([
      { executionArn: 'a', stopDate: new Date('2026-03-01T06:00:00Z') },
    ]);
  });

  test('are after its first moment, up to its last', async () => {
    listing('FAILED', [
      ended('first', '04:00:00.000'),
      ended('after', '04:00:00.001'),
      ended('last', '10:00:00.000'),
      ended('later', '10:00:00.001'),
      { executionArn: 'none', startDate: LOOK.after },
    ]);

    expect(await found()).toEqual(['after', 'last']);
  });

  test('are found on every page that holds one which started lately enough', async () => {
    const long = new Date('2026-01-15T04:00:00.001Z');
    const tooLong = new Date('2026-01-15T04:00:00Z');
    listing(
      'FAILED',
      [ended('a', '05:00:00', long)],
      [ended('b', '06:00:00', tooLong), ended('c', '07:00:00', long)],
      [ended('d', '08:00:00', tooLong)],
      [ended('e', '09:00:00', long)],
    );

    expect(await found()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('are none where nothing is listed', async () => {
    sfn.on(ListExecutionsCommand).resolves({});

    expect(await found()).toEqual([]);
  });

  test('cannot be told when listing fails', async () => {
    sfn.on(ListExecutionsCommand).rejects(errorNamed('AccessDeniedException', 'not allowed'));

    await expect(found()).rejects.toThrow('not allowed');
  });
});

const RECOVERED = expectedWorkflows(environments).filter(({ otherFunctions }) =>
  otherFunctions.includes('reconciliation'),
);

test.each(RECOVERED)('$stackId runs no longer than the executions that are listed', (expected) => {
  const { TimeoutSeconds } = expected.definition as { readonly TimeoutSeconds: number };

  const days = (TimeoutSeconds * (1 + MAX_REDRIVES)) / SECONDS_PER_DAY;

  expect(days).toBeGreaterThan(0);
  expect(days + REDRIVABLE_DAYS).toBeLessThanOrEqual(STARTED_WITHIN_DAYS);
});
