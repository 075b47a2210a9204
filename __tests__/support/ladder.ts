import { invoke, machine } from './rule-pairs/rule-pair';

/** A step by name, and its compensation's. */
export type Pair = readonly [step: string, undo: string];

export interface Ladder {
  /** In order. */
  readonly pairs: readonly Pair[];
  /** Where a step that fails enters: at its own compensation, or at that of the step before. @default 'own' */
  readonly enters?: 'own' | 'before';
  /** Steps that have no compensation. */
  readonly unpaired?: readonly string[];
  /** Steps without a catcher. */
  readonly uncaught?: readonly string[];
  /** Steps whose catcher leads to the last state, where nothing is undone. */
  readonly givingUp?: readonly string[];
  /** What runs after the last compensation, by name. @default nothing */
  readonly tail?: Readonly<Record<string, object>>;
}

/** A saga of one chain, with the faults asked for. */
export function ladder({ pairs, enters = 'own', tail = {}, ...faults }: Ladder): object {
  const paired = pairs.map(([step, undo], index) => {
    // Where steps enter before themselves, nobody enters at the last one's own.
    const isEntered = enters === 'own' || index < pairs.length - 1;
    const isPaired = isEntered && faults.unpaired?.includes(step) !== true;
    return { step, undo: isPaired ? undo : undefined };
  });
  const end = [...Object.keys(tail), 'SagaFailed'][0];
  const lowest = (below: typeof paired) => below.findLast(({ undo }) => undo !== undefined)?.undo;
  const steps = paired.map(({ step }, index) => {
    const entry = lowest(paired.slice(0, enters === 'own' ? index + 1 : index)) ?? end;
    const Next = faults.givingUp?.includes(step) === true ? end : entry;
    const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next }];
    const caught = faults.uncaught?.includes(step) === true ? {} : { Catch };
    return [step, invoke({ End: undefined, Next: pairs[index + 1]?.[0] ?? 'Done', ...caught })];
  });
  const undoing = paired.flatMap(({ undo }, index) =>
    undo === undefined
      ? []
      : [[undo, invoke({ End: undefined, Next: lowest(paired.slice(0, index)) ?? end })]],
  );
  return machine({
    ...Object.fromEntries(steps),
    Done: { Type: 'Succeed' },
    ...Object.fromEntries(undoing.toReversed()),
    ...tail,
    SagaFailed: { Type: 'Fail' },
  });
}
