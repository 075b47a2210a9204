import { nested, nestedLists } from './nested';
import { type Fields, invoke, map, only, PASS } from './rule-pairs/rule-pair';

/** Maps in Maps, each over one state. */
export function nestedMachines(levels: number) {
  const around = (state: Fields, level: number): Fields => {
    const name = `S${level}`;
    return { Type: 'Map', ItemProcessor: { StartAt: name, States: { [name]: state } }, End: true };
  };
  return only(nested<Fields>(levels, around, PASS));
}

/** Every field of every state with a value of the wrong type. */
function wrongTypes(): string {
  const wrong = [3, null, {}, [null, 4, 'x', []], ''];
  const fields = Object.keys({ ...invoke(), ...map() }).concat(
    'Retry Catch Choices Default Branches ItemReader ItemBatcher ResultWriter Assign Next Iterator'.split(
      ' ',
    ),
    'Credentials Arguments Output Items Seconds Timestamp ErrorPath ResultPath Label Comment'.split(
      ' ',
    ),
  );
  const states = ['Task', 'Map', 'Choice', 'Parallel', 'Wait', 'Fail', 7].flatMap((type) =>
    ['JSONata', 'JSONPath'].flatMap((language) =>
      wrong.map((value) => ({
        ...Object.fromEntries(fields.map((field) => [field, value])),
        Type: type,
        QueryLanguage: language,
      })),
    ),
  );
  return JSON.stringify({ StartAt: [], TimeoutSeconds: {}, States: { ...states } });
}

const cycle: Record<string, unknown> = { StartAt: 'A' };
cycle['States'] = { A: cycle };

/** Values that are no definition, by what they are. */
export const NO_DEFINITIONS: readonly (readonly [what: string, value: unknown])[] = [
  ['null', null],
  ['undefined', undefined],
  ['a number', 5],
  ['text', 'StartAt'],
  ['a list', []],
  ['an empty object', {}],
  ['a number of states', { States: 3 }],
  ['states of null', { StartAt: 'A', States: { A: null } }],
  ['a list of states', { StartAt: 'A', States: [PASS] }],
  ['lists and numbers everywhere', JSON.parse(wrongTypes())],
  ['a machine named __proto__', JSON.parse('{"__proto__":{"StartAt":"A"},"StartAt":"__proto__"}')],
  ['machines 1,000 deep', nestedMachines(1000)],
  ['lists 100,000 deep', nestedLists(100_000)],
  ['a cycle', cycle],
  ['a big integer', { StartAt: 1n }],
];
