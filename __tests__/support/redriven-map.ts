import type { Json } from '../../asl/json';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { resultOf, type SimulateOptions, startSimulation } from '../../simulator/simulate';
import type { TaskScript } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { PUBLISH } from './machines';

const CHILD = {
  StartAt: 'A',
  States: { A: { ...PUBLISH, Next: 'B' }, B: { ...PUBLISH, End: true } },
};
const READER = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b' } };
export const WRITER = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } };

/** A distributed Map `M` over what it reads, one child after the other. */
export const machine = (fields: object = {}, type = 'STANDARD', child: object = CHILD): object => ({
  StartAt: 'M',
  States: {
    M: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemReader: READER,
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type }, ...child },
      End: true,
      ...fields,
    },
  },
});

/** Tells of its calls; fails those of item 2 while it is broken. */
export class Work {
  readonly calls: string[] = [];
  readonly arns: string[] = [];
  broken = true;

  readonly tasks: Record<string, TaskScript> = {
    'M.ItemReader': () => {
      this.calls.push('read');
      return [1, 2, 3];
    },
    'M.ResultWriter': ({ Key, Body }: { Key: string; Body: string }) => {
      this.calls.push(`write ${Key.split('/').at(-1)}`);
      if (Key.endsWith('manifest.json')) this.manifest = Body;
      return {};
    },
    A: (item: number) => this.at('A', item),
    B: (item: number, call: TaskCall) => {
      this.arns.push(call.executionArn);
      return this.at('B', item);
    },
  };
  manifest = '';

  private at(state: string, item: number): Json {
    this.calls.push(`${state}${item}`);
    if (state === 'B' && item === 2 && this.broken) throw new Error('once');
    return item;
  }
}

export const eventOf = (history: readonly HistoryEvent[], type: string): HistoryEvent | undefined =>
  history.find((event) => event.type === type);

/** Fails, is mended and redriven; tells what was called in each of the two attempts. */
export async function redriven(definition: object, options: SimulateOptions = {}) {
  const work = new Work();
  const { engine, execution } = startSimulation(definition, { tasks: work.tasks, ...options });
  await engine.finish(execution);
  const first = { ...resultOf(execution), calls: work.calls.splice(0) };
  work.broken = false;
  engine.redrive(execution);
  await engine.finish(execution);
  return { first, second: resultOf(execution), calls: work.calls, work };
}
