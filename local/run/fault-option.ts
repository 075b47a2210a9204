import type { Fault } from '../../simulator/tasks/faults';
import { DURATION_FORM, parseDuration } from './duration';
import { cutAfterState } from './named-state';
import { OptionError } from './option-error';

/** Help of `--fault`: its grammar. */
export const FAULT_HELP = `
A fault is written STATE[=ERROR][@CALL][:WHEN][+MORE]…
  STATE   name of a Task, also inside a Map or a Parallel;
          MAP.ItemReader or MAP.ResultWriter of a distributed Map
  ERROR   what the caller sees: States.Timeout, PaymentDeclined, …
          left out: States.TaskFailed; with +latency or +duplicate alone the call goes well
  CALL    which call of the task in that place: 1, 2, … or every (default: 1)
  WHEN    before: the task is not run (default)
          after:  the task is run, and its result lost
          late:   the caller sees the error, and the task is run afterwards
  MORE    item=N        in that item of a Map, counted from 0 (default: in any)
          branch=N      in that branch of a Parallel, counted from 0 (default: in any)
          latency=TIME  the call takes that long: 250ms, 30s, 5m, 2h, 1d
          late=TIME     from the error to the late effect (default: 1m)
          duplicate     the task is run twice
          cause=TEXT    the cause of the error; takes the rest of the text
  'ShipOrder=States.Timeout@1:after'   'ReserveItem=Throttled@every+item=2+cause=too many'
`;

const SEPARATORS = '=@:+';
const TIMES = ['before', 'after', 'late'] as const;

type Draft = { -readonly [Field in keyof Fault]: Fault[Field] };

/**
 * Reads one `--fault`, as FAULT_HELP describes it.
 *
 * @param tasks the names that a fault may meet
 * @throws OptionError naming the part that is wrong and what is allowed there
 */
export function parseFault(text: string, tasks: readonly string[]): Fault {
  const { state, rest } = cutAfterState('--fault', text, SEPARATORS, tasks);
  const fault: Draft = { state };
  for (const { sign, value } of partsOf(rest)) {
    const wrong = addPart(fault, sign, value);
    if (wrong !== undefined) throw new OptionError(`--fault '${text}': ${wrong}`);
  }
  return whole(fault, text);
}

interface Part {
  readonly sign: string;
  readonly value: string;
}

/** `=E@2:after+item=1`: each separator with what follows it. A cause takes the rest. */
function partsOf(rest: string): Part[] {
  const cause = rest.indexOf('+cause=');
  const plain = cause === -1 ? rest : rest.slice(0, cause);
  // After a + an equals sign belongs to the part.
  const parts = [...plain.matchAll(/(\+)([^@:+]*)|([=@:])([^=@:+]*)/g)].map(
    ([, plus, more, sign, value]) => ({ sign: plus ?? sign ?? '', value: more ?? value ?? '' }),
  );
  return cause === -1 ? parts : [...parts, { sign: '+', value: rest.slice(cause + 1) }];
}

/** What is wrong with the part, if anything. */
function addPart(fault: Draft, sign: string, value: string): string | undefined {
  if (sign === '+') return addMore(fault, value);
  if (sign === '=')
    return addOnce(
      fault,
      'error',
      'the error',
      value,
      value === '' ? undefined : value,
      "a name after '='",
    );
  if (sign === '@')
    return addOnce(fault, 'attempt', 'the call', value, callOf(value), '1, 2, … or every');
  return addOnce(
    fault,
    'when',
    'the time',
    value,
    TIMES.find((time) => time === value),
    TIMES.join(', '),
  );
}

function addMore(fault: Draft, text: string): string | undefined {
  const equals = text.indexOf('=');
  const [name, value] =
    equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
  switch (name) {
    case 'item':
    case 'branch':
      return addOnce(fault, name, name, value, indexOf(value), 'a number from 0');
    case 'latency':
      return addOnce(fault, 'latencyMs', name, value, parseDuration(value), DURATION_FORM);
    case 'late':
      return addOnce(fault, 'lateMs', name, value, parseDuration(value), DURATION_FORM);
    case 'cause':
      return addOnce(fault, 'cause', name, value, value, 'a text');
    case 'duplicate':
      return addOnce(fault, 'duplicate', name, value, equals === -1 ? true : undefined, 'no value');
    default:
      return `'+${text}' is unknown; allowed: +item=N, +branch=N, +latency=TIME, +late=TIME, +duplicate, +cause=TEXT`;
  }
}

function addOnce<Field extends keyof Fault>(
  fault: Draft,
  field: Field,
  title: string,
  given: string,
  value: Draft[Field] | undefined,
  allowed: string,
): string | undefined {
  if (fault[field] !== undefined)
    return `${title} is given twice, again as '${given}'; allowed: once`;
  if (value === undefined) return `${title} is '${given}'; allowed: ${allowed}`;
  fault[field] = value;
  return undefined;
}

function callOf(value: string): number | 'every' | undefined {
  if (value === 'every') return value;
  return /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

function indexOf(value: string): number | undefined {
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Parts that do not fit together are refused; without any, the task fails. */
function whole(fault: Draft, text: string): Fault {
  const refuse = (why: string): never => {
    throw new OptionError(`--fault '${text}': ${why}`);
  };
  if (fault.lateMs !== undefined && fault.when !== 'late') refuse('+late needs :late');
  const goesWell = fault.latencyMs !== undefined || fault.duplicate === true;
  if (fault.error !== undefined || !goesWell)
    return { ...fault, error: fault.error ?? 'States.TaskFailed' };
  if (fault.when !== undefined) refuse(`:${fault.when} needs an error: STATE=ERROR:${fault.when}`);
  if (fault.cause !== undefined) refuse('+cause needs an error: STATE=ERROR+cause=TEXT');
  return fault;
}
