import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { checkRules } from '../../asl/validate';
import { approvalWorkflow } from '../../workflows/approval';
import { etlWorkflow } from '../../workflows/etl';
import { orderWorkflow } from '../../workflows/order';
import { sagaWorkflow } from '../../workflows/saga';
import { approvalResources } from '../support/approval-resources';
import { etlResources } from '../support/etl-resources';
import { NO_SAGAS } from '../support/not-sagas';
import { orderResources } from '../support/order-resources';
import { sagaResources } from '../support/saga-resources';
import { VALID_DEFINITIONS } from '../support/valid-definitions/table';
import { WHOLE_SAGAS } from '../support/whole-sagas';

const RULE = 'saga-compensation-missing';
const findings = (definition: unknown) =>
  checkRules(definition)
    .filter(({ rule }) => rule === RULE)
    .map(({ path, message }) => `${path}: ${message}`);

const order = JSON.parse(serialize(orderWorkflow(orderResources)));
const saga = JSON.parse(serialize(sagaWorkflow(sagaResources)));

/** A workflow, the saga unless told otherwise, with fields of one of its states replaced. */
function changed(
  name: string,
  change: (state: JsonObject) => JsonObject,
  workflow = saga,
): JsonObject {
  const state: unknown = workflow.States[name];
  if (!isJsonObject(state)) throw new Error(`no state ${name}`);
  return { ...workflow, States: { ...workflow.States, [name]: { ...state, ...change(state) } } };
}

/** The last catcher, which takes every error, leads elsewhere. */
const catchingTo =
  (Next: string) =>
  (state: JsonObject): JsonObject => {
    const catchers = state['Catch'] as JsonObject[];
    return { Catch: [...catchers.slice(0, -1), { ...catchers.at(-1), Next }] };
  };

describe('a saga without a compensation', () => {
  test.each([
    ['valid definitions', VALID_DEFINITIONS],
    ['definitions that are no sagas', NO_SAGAS],
    ['sagas that are whole', WHOLE_SAGAS],
    [
      'the workflows of the project',
      {
        order,
        approval: JSON.parse(serialize(approvalWorkflow(approvalResources))),
        etl: JSON.parse(serialize(etlWorkflow(etlResources))),
        saga,
      },
    ],
  ])('is found in none of %s', (_, definitions) => {
    const found = Object.entries(definitions).flatMap(([name, definition]) =>
      findings(definition).map((finding) => `${name} ${finding}`),
    );

    expect(found).toEqual([]);
  });

  test('would be the only fault of the definitions that leave nothing to undo', () => {
    const errors = Object.values({ ...NO_SAGAS, ...WHOLE_SAGAS }).flatMap((definition) =>
      checkRules(definition).filter(({ severity }) => severity === 'error'),
    );

    expect(errors).toEqual([]);
  });

  test.each([
    ['ReleaseCar', 'ReleaseFlight', 'ReleaseHotel'],
    ['VoidPayment', 'ReleaseHotel', 'ReleaseCar'],
    ['CancelBooking', 'ReleaseCar', 'VoidPayment'],
  ])('is found when %s leads on to %s, past %s', (name, Next, missing) => {
    const found = findings(changed(name, () => ({ Next })));

    expect(found.join('\n')).toContain(`but not ${missing}`);
  });

  test.each([
    ['ReserveCar', 'ReleaseFlight', 'ReleaseHotel'],
    ['AuthorizeFallbackPayment', 'ReleaseFlight', 'ReleaseCar, ReleaseHotel'],
    ['CommitBooking', 'ReleaseHotel', 'ReleaseCar'],
  ])('is found when %s, as it fails, enters at %s', (name, entry, missing) => {
    const found = findings(changed(name, catchingTo(entry)));

    expect(found.join('\n')).toMatch(new RegExp(`${name}\\.Catch.*but not .*${missing}`));
  });

  test.each([
    ['ReserveHotel', saga, 'ReleaseFlight'],
    ['ReserveCar', saga, 'ReleaseHotel, ReleaseFlight'],
    ['ChargePayment', order, 'RefundPayment, ReleaseStock'],
    ['FulfilOrder', order, 'RefundPayment, ReleaseStock'],
  ])('is found when the catchers of %s are taken away', (name, workflow, due) => {
    const found = findings(changed(name, () => ({ Catch: [] }), workflow));

    expect(found).toEqual([
      `States.${name}: when ${name} fails, no compensation runs; due: ${due}`,
    ]);
  });

  test.each([
    ['ReserveCar', saga, 'BookingFailed', 'ReleaseHotel, ReleaseFlight'],
    ['AuthorizeFallbackPayment', saga, 'BookingFailed', 'ReleaseCar, ReleaseHotel, ReleaseFlight'],
    ['RecordPayment', order, 'OrderFailed', 'RefundPayment, ReleaseStock'],
  ])('is found when %s gives up', (name, workflow, entry, due) => {
    const found = findings(changed(name, catchingTo(entry), workflow));

    expect(found.map((finding) => finding.replace(/^.*?: /, ''))).toEqual([
      `when ${name} fails, no compensation runs; due: ${due}`,
    ]);
  });

  test('is found when nothing leads to a compensation any more', () => {
    const found = findings(changed('RefundPayment', () => ({ Next: 'CloseOrder' }), order));

    expect(found).toEqual([
      expect.stringContaining('no state undoes ReserveStock: what runs when ChargePayment fails'),
    ]);
  });

  test('is not a step past the point of no return, whose failure undoes nothing', () => {
    const late = changed('CompleteBooking', catchingTo('ParkConfirmation'));

    expect(findings(late)).toEqual([]);
  });

  test('is not a machine whose steps share one way to fail, some by a detour', () => {
    const task = (Next: string, entry: string) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: entry }],
      Next,
    });
    const last = (Next: string) => ({ ...task(Next, 'Failed'), Catch: undefined });

    expect(
      findings({
        StartAt: 'Extract',
        States: {
          Extract: task('Transform', 'DeleteParts'),
          Transform: task('Load', 'Tell'),
          Load: task('Report', 'DropTable'),
          Report: task('Done', 'Tell'),
          Done: { Type: 'Succeed' },
          DeleteParts: last('Tell'),
          DropTable: last('Tell'),
          Tell: last('Failed'),
          Failed: { Type: 'Fail' },
        },
      }),
    ).toEqual([]);
  });

  test.each([
    [200, true],
    [201, false],
  ])('is looked for among as many steps as anybody writes by hand: %s', (count, isFound) => {
    const work = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
    const names = Array.from({ length: count }, (_, index) => `S${index}`);
    const states = names.flatMap((name, index) => {
      const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: `Undo${name}` }];
      // The compensation of the last step but one is passed over.
      const before = index === count - 1 ? names[index - 2] : names[index - 1];
      return [
        [name, { ...work, Catch, Next: names[index + 1] ?? 'Done' }],
        [`Undo${name}`, { ...work, Next: index === 0 ? 'Failed' : `Undo${before}` }],
      ];
    });
    const ends = { Done: { Type: 'Succeed' }, Failed: { Type: 'Fail' } };

    const found = findings({ StartAt: 'S0', States: { ...Object.fromEntries(states), ...ends } });

    expect(found.length > 0).toBe(isFound);
  });

  test.each([
    [{ AskOne: { Catch: [] } }, 'AskAll', 'a step in which nothing fails that is not caught'],
    [{ Unknown: { Type: 'Fail' } }, 'AskAll', 'a step in which nothing fails that is not caught'],
    [
      { AskAll: { Type: 'Map', ItemReader: {} } },
      'AskAll',
      'a step in which nothing fails that is not caught',
    ],
    [{ Outer: { Catch: [] } }, 'ChargeCard', 'a saga in a branch, whose failure is caught outside'],
  ])('is found, given %j, when %s fails in %s', (fields, step, name) => {
    const change: ReadonlyMap<string, object> = new Map(Object.entries(fields));
    const broken = JSON.stringify(WHOLE_SAGAS[name], (key, value) =>
      change.has(key) ? { ...value, ...change.get(key) } : value,
    );

    expect(findings(JSON.parse(broken)).join('\n')).toContain(
      `when ${step} fails, no compensation runs`,
    );
  });
});
