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

/** Sagas whose chain of compensations has a gap. */
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
];
