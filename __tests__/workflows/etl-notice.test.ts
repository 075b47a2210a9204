import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import { failure, type TaskScript } from '../../simulator/tasks/handler';
import { recordsOf, runEtl, validationOf } from '../support/etl-run';
import { BROKEN } from '../support/failures';

const unsound = validationOf(['97', '97', '2', '99', '99', '0']);
const mismatched = recordsOf(['94', '94', '2', '2', '96', '96', '1']);

const loadIs = (Status: string): Json => ({ Id: 'load-1', Status });
const [started, refused, finished] = [loadIs('STARTED'), loadIs('FAILED'), loadIs('FINISHED')];
/** Nobody can look at the load while it runs, or stop it. */
const unseen = { DescribeLoad: BROKEN, CancelLoad: BROKEN };

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
    ['UNKNOWN', 'its load can never be looked at', { ...unseen, DescribeStopped: BROKEN }],
    ['UNKNOWN', 'its load does not end', { DescribeLoad: started, DescribeStopped: started }],
    ['UNCHANGED', 'its load was stopped', { DescribeLoad: started }],
    ['UNCHANGED', 'its load was refused unseen', { ...unseen, DescribeStopped: refused }],
    ['REPLACED', 'its load committed unseen', { ...unseen, DescribeStopped: finished }],
    ['UNCHANGED', 'its load is refused', { DescribeLoad: refused }],
    ['REPLACED', 'what was loaded cannot be read', { ReadLoad: BROKEN }],
    ['REPLACED', 'what was loaded is not what came in', { ReadLoad: mismatched }],
    ['REPLACED', 'its report cannot be written', { WriteReport: BROKEN }],
    ['REPLACED', 'it cannot be published', { PublishManifest: BROKEN }],
  ])('%s when %s', async (warehouse, _when, tasks) => {
    expect(await toldOf(tasks)).toEqual([warehouse]);
  });
});
