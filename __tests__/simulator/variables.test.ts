import { describe, expect, test } from '@jest/globals';
import { type SimulationResult, simulate } from '../../simulator/simulate';
import { Variables } from '../../simulator/variables';

/** As large as a variable may be: 40 of them fill an execution. */
const LARGEST = 'x'.repeat(262_142);

const setting = (fields: object): object => ({
  Type: 'Map',
  ItemProcessor: {
    StartAt: 'Set',
    States: {
      Set: { Type: 'Pass', Assign: { 'own.$': '$big' }, Next: 'Rest' },
      Rest: { Type: 'Wait', Seconds: 1, End: true },
    },
  },
  ...fields,
  End: true,
});

/** Sets `$big`, and then a variable in each of so many iterations. If these are too many, again in one less. */
const iterations = (count: number, fields: object = {}): Promise<SimulationResult> =>
  simulate(
    {
      StartAt: 'Begin',
      States: {
        Begin: { Type: 'Pass', Assign: { big: LARGEST }, Next: 'Each' },
        Each: setting(fields),
        Again: setting({ ItemsPath: '$[1:]' }),
      },
    },
    { input: new Array<number>(count).fill(0) },
  );

describe('variables', () => {
  test('of iterations that run beside each other count together', async () => {
    const { error, cause } = await iterations(40);

    expect(error).toBe('States.DataLimitExceeded');
    expect(cause).toContain(
      'The variables of an execution take 10747904 bytes; allowed: 10485760.',
    );
  });

  test('of 39 iterations beside them fit', async () => {
    expect(await iterations(39)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('of an iteration that has ended count no more', async () => {
    const { status } = await iterations(90, { MaxConcurrency: 1 });

    expect(status).toBe('SUCCEEDED');
  });

  test('of iterations that were stopped count no more', async () => {
    const { status } = await iterations(40, {
      Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], ResultPath: null, Next: 'Again' }],
    });

    expect(status).toBe('SUCCEEDED');
  });

  test('of a machine that a redrive goes on with count again when it sets one', () => {
    const outer = new Variables();
    const inner = new Variables(outer);
    for (let n = 0; n < 20; n++) outer.assign({ [`o${n}`]: LARGEST });
    for (let n = 0; n < 20; n++) inner.assign({ [`i${n}`]: LARGEST });
    inner.release();
    inner.release();
    inner.assign({ i0: LARGEST });

    expect(() => outer.assign({ o20: 0 })).toThrow('States.DataLimitExceeded');
    expect(outer.get('o20')).toBeUndefined();
    expect(inner.get('o19')).toBe(LARGEST);
  });
});
