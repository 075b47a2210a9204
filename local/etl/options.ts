import type { LocalOption } from '../local-workflow';
import type { AthenaBehaviour } from '../services/athena';
import type { EcsBehaviour } from '../services/ecs';
import type { GlueBehaviour } from '../services/glue';
import type { RedshiftBehaviour } from '../services/redshift-data';

const GLUE: readonly GlueBehaviour[] = ['succeed', 'busy', 'fail'];
const ATHENA: readonly AthenaBehaviour[] = ['succeed', 'fail'];
const ECS: readonly EcsBehaviour[] = ['succeed', 'no-capacity', 'fail'];
const REDSHIFT: readonly RedshiftBehaviour[] = ['finish', 'fail', 'abort', 'never'];
/**
 * How a day is started: `twice` is at once, `again` when the first is at rest and all is well, `schedule` by the clock,
 * which may fire twice and here does.
 */
const STARTS = ['once', 'twice', 'again', 'schedule'] as const;
const DEFAULT_ROWS = 1_000;
const MOST_ROWS = 1_000_000;
const DEFAULT_BAD = '1%';

/** Options of a run of a day. */
export const ETL_OPTIONS: readonly LocalOption[] = [
  {
    name: 'rows',
    description: 'rows of the files that are delivered for the day',
    default: String(DEFAULT_ROWS),
  },
  { name: 'bad', description: 'share of them that are no sales', default: DEFAULT_BAD },
  { name: 'glue', description: 'how the extract job ends', values: GLUE, default: 'succeed' },
  { name: 'athena', description: 'how the validation ends', values: ATHENA, default: 'succeed' },
  { name: 'ecs', description: 'how the compaction ends', values: ECS, default: 'succeed' },
  { name: 'redshift', description: 'how the load ends', values: REDSHIFT, default: 'finish' },
  {
    name: 'start',
    description: 'how the day is started: at once, again when all is well, or by the clock',
    values: STARTS,
    default: 'once',
  },
];

/** The same, read. */
export interface EtlOptions {
  readonly rows: number;
  readonly badPercent: number;
  readonly glue: GlueBehaviour;
  readonly athena: AthenaBehaviour;
  readonly ecs: EcsBehaviour;
  readonly redshift: RedshiftBehaviour;
  readonly start: (typeof STARTS)[number];
}

/** @throws RangeError naming option, value and what is allowed */
export function readOptions(given: Readonly<Record<string, string>> = {}): EtlOptions {
  const unknown = Object.keys(given).find((name) => !ETL_OPTIONS.some((o) => o.name === name));
  if (unknown !== undefined) {
    const known = ETL_OPTIONS.map(({ name }) => name).join(', ');
    throw new RangeError(`no option '${unknown}'; allowed: ${known}`);
  }
  const { rows = String(DEFAULT_ROWS), bad = DEFAULT_BAD } = given;
  if (!/^[1-9]\d{0,6}$/.test(rows) || Number(rows) > MOST_ROWS) {
    throw new RangeError(`rows is '${rows}'; allowed: a whole number of 1 to ${MOST_ROWS}`);
  }
  const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(bad) ?? [];
  if (percent === undefined || Number(percent) > 100) {
    throw new RangeError(`bad is '${bad}'; allowed: 0% to 100%`);
  }
  return {
    rows: Number(rows),
    badPercent: Number(percent),
    glue: oneOf('glue', GLUE, given['glue'] ?? 'succeed'),
    athena: oneOf('athena', ATHENA, given['athena'] ?? 'succeed'),
    ecs: oneOf('ecs', ECS, given['ecs'] ?? 'succeed'),
    redshift: oneOf('redshift', REDSHIFT, given['redshift'] ?? 'finish'),
    start: oneOf('start', STARTS, given['start'] ?? 'once'),
  };
}

function oneOf<T extends string>(name: string, allowed: readonly T[], value: string): T {
  const found = allowed.find((known) => known === value);
  if (found === undefined) {
    throw new RangeError(`${name} is '${value}'; allowed: ${allowed.join(', ')}`);
  }
  return found;
}
