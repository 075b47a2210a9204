import { ladder, type Pair } from '../ladder';
import { invoke, machine, type RulePair } from './rule-pair';

/** Steps that each enter a compensation, and where each compensation leads. */
function saga(entries: Readonly<Record<string, string>>, undo: Readonly<Record<string, string>>) {
  const names = Object.keys(entries);
  const steps = names.map((name, index) => {
    const Next = names[index + 1] ?? 'Done';
    const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: entries[name] }];
    return [name, invoke({ End: undefined, Next, Catch })];
  });
  const compensations = Object.entries(undo).map(([name, Next]) => [
    name,
    invoke({ End: undefined, Next }),
  ]);
  return machine({
    ...Object.fromEntries(steps),
    Done: { Type: 'Succeed' },
    ...Object.fromEntries(compensations),
    Failed: { Type: 'Fail' },
  });
}

const OWN = { A: 'UndoA', B: 'UndoB', C: 'UndoC', D: 'UndoD' };
const BEFORE = { A: 'Failed', B: 'UndoA', C: 'UndoB', D: 'UndoC', E: 'UndoD' };
const CHAIN = { UndoD: 'UndoC', UndoC: 'UndoB', UndoB: 'UndoA', UndoA: 'Failed' };

const TRIP: readonly Pair[] = [
  ['ReserveFlight', 'ReleaseFlight'],
  ['ReserveHotel', 'ReleaseHotel'],
  ['ReserveCar', 'ReleaseCar'],
  ['ChargeCard', 'RefundCard'],
];
const ORDER: readonly Pair[] = [
  ['Reserve', 'Release'],
  ['Charge', 'Refund'],
];

/** Sagas in which something that was done is not undone. */
export const SAGA_PAIRS: readonly RulePair[] = [
  {
    rule: 'saga-compensation-missing',
    because: 'a step enters too deep',
    broken: saga({ ...OWN, D: 'UndoB' }, { ...CHAIN, UndoD: 'UndoC' }),
    mended: saga(OWN, CHAIN),
    path: 'States.D.Catch[0].Next',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'a compensation passes one over',
    broken: saga(OWN, { ...CHAIN, UndoC: 'UndoA' }),
    mended: saga(OWN, CHAIN),
    path: 'States.C.Catch[0].Next',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'steps enter at the compensation of the one before',
    broken: saga(BEFORE, { ...CHAIN, UndoC: 'UndoA' }),
    mended: saga(BEFORE, CHAIN),
    path: 'States.D.Catch[0].Next',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'a step has none, and enters at that of the step before',
    broken: ladder({ pairs: TRIP, unpaired: ['ReserveHotel'] }),
    mended: ladder({ pairs: TRIP }),
    path: 'States.ReserveHotel.Catch[0].Next',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'a step has none, where steps enter at that of the step before',
    broken: ladder({ pairs: TRIP, unpaired: ['ReserveHotel'], enters: 'before' }),
    mended: ladder({ pairs: TRIP, enters: 'before' }),
    path: 'States.ReserveHotel.Catch[0].Next',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'a step is not caught',
    broken: ladder({ pairs: TRIP, uncaught: ['ReserveHotel'] }),
    mended: ladder({ pairs: TRIP }),
    path: 'States.ReserveHotel',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'the last step is not caught',
    broken: ladder({ pairs: TRIP, uncaught: ['ChargeCard'] }),
    mended: ladder({ pairs: TRIP }),
    path: 'States.ChargeCard',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'a step gives up',
    broken: ladder({ pairs: TRIP, givingUp: ['ReserveCar'] }),
    mended: ladder({ pairs: TRIP }),
    path: 'States.ReserveCar.Catch[0].Next',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'of two steps the first has none',
    broken: ladder({ pairs: ORDER, unpaired: ['Reserve'] }),
    mended: ladder({ pairs: ORDER }),
    path: 'States.Reserve.Catch[0].Next',
  },
  {
    rule: 'saga-compensation-missing',
    because: 'each step undoes itself alone',
    broken: saga(
      { BookFlight: 'CancelFlight', BookHotel: 'CancelHotel' },
      { CancelHotel: 'Failed', CancelFlight: 'Failed' },
    ),
    mended: saga(
      { BookFlight: 'CancelFlight', BookHotel: 'CancelHotel' },
      { CancelHotel: 'CancelFlight', CancelFlight: 'Failed' },
    ),
    path: 'States.BookHotel.Catch[0].Next',
  },
];
