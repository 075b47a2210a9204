import { describe, expect, test } from '@jest/globals';
import { failure, type TaskScript } from '../../simulator/tasks/handler';
import { recordsOf, runEtl, validationOf } from '../support/etl-run';

const BROKEN = failure('Broken', 'for good');
const unsound = validationOf(['97', '97', '2', '99', '99', '0']);
const mismatched = recordsOf(['94', '94', '2', '2', '96', '96']);

/** What SalesNotLoaded says of the warehouse. */
async function toldOf(tasks: Readonly<Record<string, TaskScript>>): Promise<unknown> {
  const told: unknown[] = [];
  const NotifyFailed = (message: unknown) => {
    const { Message } = message as { readonly Message: { readonly warehouse: unknown } };
    told.push(Message.warehouse);
    return {};
  };
  await runEtl({ tasks: { ...tasks, NotifyFailed } });
  return told;
}

describe('a day that is not loaded is told of, and its rows in the warehouse are', () => {
  test.each([
    ['UNCHANGED', 'it is none', { PlanRun: failure('InvalidRun') }],
    ['UNCHANGED', 'it cannot be extracted', { ExtractSales: BROKEN }],
    ['UNCHANGED', 'its rows are not sound', { ReadValidation: unsound }],
    ['UNKNOWN', 'its load may or may not have been handed over', { StartLoad: BROKEN }],
    ['UNKNOWN', 'its load cannot be looked at', { DescribeLoad: BROKEN }],
    ['UNKNOWN', 'its load does not end', { DescribeLoad: { Id: 'load-1', Status: 'STARTED' } }],
    ['UNCHANGED', 'its load is refused', { DescribeLoad: { Id: 'load-1', Status: 'FAILED' } }],
    ['REPLACED', 'what was loaded cannot be read', { ReadLoad: BROKEN }],
    ['REPLACED', 'what was loaded is not what came in', { ReadLoad: mismatched }],
    ['REPLACED', 'its report cannot be written', { WriteReport: BROKEN }],
    ['REPLACED', 'it cannot be published', { PublishManifest: BROKEN }],
  ])('%s when %s', async (warehouse, _when, tasks) => {
    expect(await toldOf(tasks)).toEqual([warehouse]);
  });
});
