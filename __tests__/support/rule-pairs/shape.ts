import { nested } from '../nested';
import { machine, map, only, PASS, type RulePair } from './rule-pair';

const good = only(PASS);
const lists = (levels: number) =>
  only({ ...PASS, Result: nested<unknown>(levels, (inner) => [inner], 1) });

/** The text, the machine and the names of its states. */
export const SHAPE_PAIRS: readonly RulePair[] = [
  { rule: 'definition-object', broken: [], mended: good, path: '' },
  {
    rule: 'definition-object',
    because: 'depth',
    broken: lists(500),
    mended: lists(400),
    path: '',
  },
  {
    rule: 'definition-size',
    broken: only(PASS, { Comment: 'é'.repeat(524_288) }),
    mended: only(PASS, { Comment: 'é'.repeat(524_000) }),
    path: '',
  },
  {
    rule: 'duplicate-key',
    broken: good,
    brokenText: '{"StartAt":"A","States":{"A":{"Type":"Fail"},"A":{"Type":"Pass","End":true}}}',
    mended: good,
    path: 'States.A',
  },
  {
    rule: 'version',
    broken: only(PASS, { Version: '2.0' }),
    mended: only(PASS, { Version: '1.0' }),
    path: 'Version',
  },
  {
    rule: 'machine-shape',
    because: 'no StartAt',
    broken: { States: { A: PASS } },
    mended: good,
    path: '',
  },
  {
    rule: 'machine-shape',
    because: 'no states',
    broken: only(PASS, { States: {} }),
    mended: good,
    path: 'States',
  },
  {
    rule: 'machine-shape',
    because: 'a state is text',
    broken: { StartAt: 'A', States: { A: 'Pass' } },
    mended: good,
    path: 'States.A',
  },
  {
    rule: 'unique-name',
    broken: only(map({ ItemProcessor: { StartAt: 'A', States: { A: PASS } } })),
    mended: only(map()),
    path: 'States.A.ItemProcessor.States.A',
  },
  {
    rule: 'name-length',
    broken: machine({ ['n'.repeat(81)]: PASS }),
    mended: machine({ ['é'.repeat(80)]: PASS }),
    path: `States.${'n'.repeat(81)}`,
  },
];
