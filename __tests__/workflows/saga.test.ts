import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { validateDefinition } from '../../asl/validate';
import { walkStates } from '../../asl/walk';
import {
  PAYMENT_STEPS,
  BOOKING_ROW as ROW_OF_HANDLERS,
  TRIP_PARTS,
} from '../../lambdas/saga/booking-step';
import { sagaWorkflow } from '../../workflows/saga';
import { SAGA_ERRORS } from '../../workflows/saga-errors';
import { BOOKING_ROW } from '../../workflows/saga-parts';
import { sagaResources } from '../support/saga-resources';

const definition = JSON.parse(serialize(sagaWorkflow(sagaResources))) as JsonObject;
const states = [...walkStates(definition)];
const byName = new Map(states.map((visited) => [visited.name, visited.state]));

function stateNamed(name: string): JsonObject {
  const state = byName.get(name);
  if (!state) throw new Error(`no state ${name}`);
  return state;
}

/** Where a state goes when it fails with an error, or succeeds; a Choice goes where nothing special is. */
function next(name: string, error?: string): string | undefined {
  const state = stateNamed(name);
  if (error === undefined) return (state['Next'] ?? state['Default']) as string | undefined;
  const catchers = (state['Catch'] ?? []) as readonly JsonObject[];
  const catcher = catchers.find(({ ErrorEquals }) =>
    [error, 'States.ALL'].some((known) => (ErrorEquals as readonly Json[]).includes(known)),
  );
  return catcher?.['Next'] as string | undefined;
}

/** The states visited from `start` when everything after it succeeds. */
function pathFrom(start: string | undefined): string[] {
  const visited: string[] = [];
  for (let name = start; name !== undefined && !visited.includes(name); name = next(name)) {
    visited.push(name);
  }
  return visited;
}

const RELEASE = ['VoidPayment', 'ReleaseCar', 'ReleaseHotel', 'ReleaseFlight'];
const CLOSE = ['JudgeCompensation', 'CloseBooking', 'NotifyCancellation', 'BookingFailed'];

describe('sagaWorkflow', () => {
  test('has no fault, not even a warning', async () => {
    expect(await validateDefinition(definition)).toEqual([]);
  });

  test.each([
    ['ReserveFlight', SAGA_ERRORS.soldOut, RELEASE.slice(3)],
    ['ReserveHotel', SAGA_ERRORS.soldOut, RELEASE.slice(2)],
    ['ReserveCar', 'States.Timeout', RELEASE.slice(1)],
    ['AuthorizeFallbackPayment', SAGA_ERRORS.paymentDeclined, RELEASE],
    ['AuthorizeFallbackPayment', 'States.Timeout', ['FailPayment', ...RELEASE]],
    ['CommitBooking', 'States.Timeout', ['CancelBooking', ...RELEASE]],
  ])('releases in reverse, from itself on, when %s fails with %s', (state, error, expected) => {
    expect(pathFrom(next(state, error))).toEqual([...expected, ...CLOSE]);
  });

  test.each(RELEASE)('goes on with the other compensations when %s cannot succeed', (state) => {
    expect(next(state, 'States.TaskFailed')).toBe(next(state));
  });

  test('goes forward when a booking that it would cancel is committed', () => {
    expect(next('CancelBooking', 'DynamoDB.ConditionalCheckFailedException')).toBe('ConfirmTrip');
  });

  test('compensates nothing while it is not known whether the booking is committed', () => {
    expect(pathFrom(next('CancelBooking', 'States.Timeout'))).toEqual([
      'ParkCompensation',
      'CompensationFailed',
    ]);
  });

  test('compensates nothing after the pivot', () => {
    const reached = new Set<string>();
    const follow = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      const { Next, Default, Catch = [], Choices = [] } = stateNamed(name);
      const handlers = [...(Catch as JsonObject[]), ...(Choices as JsonObject[])];
      for (const target of [Next, Default, ...handlers.map((handler) => handler['Next'])]) {
        if (typeof target === 'string') follow(target);
      }
    };
    follow('ConfirmTrip');

    expect([...reached].filter((name) => /^(Void|Release|Cancel)/.test(name))).toEqual([]);
    expect(reached).toContain('TripBooked');
  });

  test('rejects an invalid booking before anything but its row has happened', () => {
    expect(pathFrom(next('ValidateBooking', SAGA_ERRORS.invalidBooking))).toEqual([
      'RejectBooking',
      'BookingFailed',
    ]);
  });

  test('gives every Task a timeout and a retry', () => {
    for (const { state, path } of states.filter((visited) => visited.state['Type'] === 'Task')) {
      expect([path, state['TimeoutSeconds']]).toEqual([path, expect.any(Number)]);
      expect([path, state['Retry']]).toEqual([path, expect.arrayContaining([expect.anything()])]);
    }
  });

  test('retries no business error', () => {
    const business: readonly string[] = [
      SAGA_ERRORS.invalidBooking,
      SAGA_ERRORS.soldOut,
      SAGA_ERRORS.paymentDeclined,
      SAGA_ERRORS.providerRequestRejected,
      SAGA_ERRORS.stepReleased,
    ];
    const retried = states
      .filter(({ state }) => String(state['Resource']).includes('lambda'))
      .flatMap(({ state }) => (state['Retry'] ?? []) as readonly JsonObject[])
      .flatMap(({ ErrorEquals }) => ErrorEquals as readonly string[]);

    expect(retried.filter((name) => business.includes(name))).toEqual([]);
    expect(retried).not.toContain('States.TaskFailed');
    expect(retried).not.toContain('States.ALL');
  });

  test('makes every write to a table conditional', () => {
    const writes = states.filter(({ state }) =>
      String(state['Resource']).endsWith('dynamodb:updateItem'),
    );

    expect(writes.length).toBeGreaterThan(8);
    for (const { state, path } of writes) {
      const given = state['Parameters'] ?? state['Arguments'];
      expect([path, isJsonObject(given) && given['ConditionExpression']]).toEqual([
        path,
        expect.any(String),
      ]);
    }
  });

  test('names the steps and rows that the handlers know', () => {
    const steps = states.flatMap(({ state }) => {
      const { Payload } = (state['Parameters'] ?? {}) as { readonly Payload?: JsonObject };
      return typeof Payload?.['step'] === 'string' ? [Payload['step']] : [];
    });

    expect(new Set(steps)).toEqual(new Set([...TRIP_PARTS, ...PAYMENT_STEPS]));
    expect(BOOKING_ROW).toBe(ROW_OF_HANDLERS);
  });

  test('raises only errors of its list', () => {
    const raised = states.flatMap(({ state }) =>
      state['Type'] === 'Fail' && typeof state['Error'] === 'string' ? [state['Error']] : [],
    );

    expect(raised.length).toBeGreaterThan(2);
    expect(Object.values(SAGA_ERRORS)).toEqual(expect.arrayContaining(raised));
  });

  test('holds nothing that Terraform would read as a template', () => {
    expect(serialize(sagaWorkflow(sagaResources))).not.toMatch(/[$%]\{/);
  });
});
