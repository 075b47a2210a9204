import { leave } from './pass';
import type { RunState, StateSource } from './state';

/** A Succeed state: ends its machine. */
export function compileSucceed({ state, dialect }: StateSource): RunState {
  const input = dialect.input(state);
  const finish = dialect.finish(state);
  return (strand, raw) =>
    leave(strand, finish(strand, { raw, input: input(strand, raw) }), undefined);
}
