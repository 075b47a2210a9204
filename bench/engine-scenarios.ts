import type { Json } from '../asl/json';

/** Something for an engine to run, over and over. */
export interface EngineScenario {
  readonly definition: object;
  readonly input: Json;
  readonly tasks: Readonly<Record<string, (input: Json) => Promise<Json>>>;
  /** Executions in a round. */
  readonly executions: number;
  /** The events are read too, not only the output. */
  readonly readsHistory: boolean;
  /** What is right, as States Language and AWS have it. */
  isRight(output: Json): boolean;
}

const STATES = 10;

/** A machine of states in a row, each leading to the next. */
function chain(length: number, state: (index: number) => object): object {
  const names = Array.from({ length }, (_, index) => `S${index}`);
  const states = names.map((name, index) => {
    const next = index === length - 1 ? { End: true } : { Next: `S${index + 1}` };
    return [name, { ...state(index), ...next }];
  });
  return { StartAt: 'S0', States: Object.fromEntries(states) };
}

const INVOKE = 'arn:aws:lambda:us-east-1:123456789012:function:work';

const tenTasks: EngineScenario = {
  definition: chain(STATES, () => ({ Type: 'Task', Resource: INVOKE })),
  input: { count: 0 },
  tasks: Object.fromEntries(
    Array.from({ length: STATES }, (_, index) => [`S${index}`, async (input: Json) => more(input)]),
  ),
  executions: 20000,
  readsHistory: false,
  isRight: (output) => JSON.stringify(output) === `{"count":${STATES}}`,
};

function more(input: Json): Json {
  return { count: (input as { readonly count: number }).count + 1 };
}

const tenPasses: EngineScenario = {
  definition: chain(STATES, () => ({
    Type: 'Pass',
    Parameters: {
      'count.$': 'States.MathAdd($.count, 1)',
      'name.$': "States.Format('n-{}', $.count)",
    },
  })),
  input: { count: 0 },
  tasks: {},
  executions: 2000,
  readsHistory: false,
  isRight: (output) => JSON.stringify(output) === `{"count":${STATES},"name":"n-${STATES - 1}"}`,
};

const iteration = {
  StartAt: 'Add',
  States: {
    Add: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Work' },
    Work: { Type: 'Task', Resource: INVOKE, End: true },
  },
};

const items = (count: number): Json => Array.from({ length: count }, (_, n) => ({ n }));

function isEachOneMore(output: Json, count: number): boolean {
  return (
    Array.isArray(output) &&
    output.length === count &&
    output.every((item, n) => JSON.stringify(item) === `{"n":${n + 1}}`)
  );
}

function inlineMap(count: number): EngineScenario {
  return {
    definition: {
      StartAt: 'Each',
      States: { Each: { Type: 'Map', ItemProcessor: iteration, End: true } },
    },
    input: items(count),
    tasks: { Work: async (input) => input },
    executions: 1,
    readsHistory: false,
    isRight: (output) => isEachOneMore(output, count),
  };
}

/** Its items come from a file, as a list of that size cannot be an input. */
function distributedMap(count: number): EngineScenario {
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    ...iteration,
  };
  const reader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'JSON' },
    Parameters: { Bucket: 'b', Key: 'items.json' },
  };
  const body = JSON.stringify(items(count));
  return {
    definition: {
      StartAt: 'Each',
      States: { Each: { Type: 'Map', ItemReader: reader, ItemProcessor: processor, End: true } },
    },
    input: [],
    tasks: { 'Each.ItemReader': async () => ({ Body: body }), Work: async (input) => input },
    executions: 1,
    readsHistory: false,
    isRight: (output) => isEachOneMore(output, count),
  };
}

/** Events of one turn of the loop: a Choice and a Pass, each entered and left. */
const EVENTS_A_TURN = 4;
/** Events in a round, whatever the length of one history. */
const EVENTS_A_ROUND = 256_000;

function longHistory(events: number): EngineScenario {
  const turns = events / EVENTS_A_TURN;
  return {
    definition: {
      StartAt: 'More',
      States: {
        More: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericLessThan: turns, Next: 'Count' }],
          Default: 'Done',
        },
        Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'More' },
        Done: { Type: 'Succeed' },
      },
    },
    input: { n: 0 },
    tasks: {},
    executions: EVENTS_A_ROUND / events,
    readsHistory: true,
    isRight: (output) => JSON.stringify(output) === `{"n":${turns}}`,
  };
}

/** By name; made when they are needed, for a large one takes memory. */
export const ENGINE_SCENARIOS: Readonly<Record<string, () => EngineScenario>> = {
  '10 Tasks': () => tenTasks,
  '10 Tasks, history read': () => ({ ...tenTasks, readsHistory: true }),
  '10 Passes': () => tenPasses,
  'Map, 10,000 items': () => inlineMap(10_000),
  'Map, 40,000 items': () => inlineMap(40_000),
  'history of 1,000 events': () => longHistory(1000),
  'history of 4,000 events': () => longHistory(4000),
  'history of 16,000 events': () => longHistory(16_000),
  'history of 64,000 events': () => longHistory(64_000),
  'distributed Map, 100,000 items': () => distributedMap(100_000),
};
