import { publish } from '../../support/machines';
import { type ConformanceCase, DOCS, fails, passCase } from './case';
import { attempt, failed, inTask } from './events';

const PARAMETERS = `${DOCS}/input-output-inputpath-params.html`;
const RESULT_PATH = `${DOCS}/input-output-resultpath.html`;
const PASS = `${DOCS}/state-pass.html`;

/** What a Task's fields make of the result { n: 1, inner: { m: 2 } } and the input { a: 1, keep: true }. */
function taskCase(name: string, source: string, fields: object, output: object): ConformanceCase {
  return {
    name,
    source,
    definition: publish(fields),
    options: { input: { a: 1, keep: true }, tasks: { Only: { n: 1, inner: { m: 2 } } } },
    expected: { output: output as never },
    events: inTask(...attempt('Succeeded')),
  };
}

const resultPathRefused = (name: string, path: string, input: never): ConformanceCase => ({
  ...passCase(
    `ResultPath ${name}`,
    RESULT_PATH,
    { Result: 1, ResultPath: path },
    input,
    fails('States.ResultPathMatchFailure', 'Unable to apply ReferencePath'),
  ),
});

export const FILTER_CASES: readonly ConformanceCase[] = [
  passCase('Pass hands on its input', PASS, {}, { a: 1 }, { a: 1 }),
  passCase('Pass hands on a scalar', PASS, {}, 7, 7),
  passCase('Pass gives its Result', PASS, { Result: { b: 2 } }, { a: 1 }, { b: 2 }),
  passCase('Pass gives a Result of 0', PASS, { Result: 0 }, { a: 1 }, 0),
  passCase('Pass gives a Result of false', PASS, { Result: false }, { a: 1 }, false),
  passCase('Pass gives an empty Result', PASS, { Result: '' }, { a: 1 }, ''),
  passCase('Pass gives a Result of null', PASS, { Result: null }, { a: 1 }, null),
  passCase(
    'Pass does not evaluate its Result',
    PASS,
    { Result: { 'a.$': '$.a' } },
    { a: 1 },
    { 'a.$': '$.a' },
  ),
  passCase(
    'Parameters keep constants',
    PARAMETERS,
    { Parameters: { a: [1, { b: null }] } },
    {},
    { a: [1, { b: null }] },
  ),
  passCase(
    'Parameters replace fields in objects and lists',
    PARAMETERS,
    { Parameters: { l: [{ 'x.$': '$.a' }], o: { 'y.$': '$.a' } } },
    { a: 5 },
    { l: [{ x: 5 }], o: { y: 5 } },
  ),
  passCase(
    'Parameters keep a path without the suffix as text',
    PARAMETERS,
    { Parameters: { a: '$.a' } },
    { a: 5 },
    { a: '$.a' },
  ),
  passCase(
    'Parameters see the input after InputPath',
    PARAMETERS,
    { InputPath: '$.in', Parameters: { 'v.$': '$.a' } },
    { in: { a: 5 } },
    { v: 5 },
  ),
  passCase(
    'Parameters read the context object',
    PARAMETERS,
    { Parameters: { 'n.$': '$$.State.Name' } },
    {},
    { n: 'Only' },
  ),
  passCase(
    'Parameters take __proto__ for a name like any other',
    PARAMETERS,
    { Parameters: JSON.parse('{"__proto__.$":"$.a"}') as object },
    { a: 1 },
    JSON.parse('{"__proto__":1}'),
  ),
  passCase(
    'ResultPath puts the result beside the input',
    RESULT_PATH,
    { Result: 1, ResultPath: '$.r' },
    { a: 1 },
    { a: 1, r: 1 },
  ),
  passCase(
    'ResultPath replaces a field',
    RESULT_PATH,
    { Result: 1, ResultPath: '$.a' },
    { a: 0 },
    { a: 1 },
  ),
  passCase(
    'ResultPath makes the objects on its way',
    RESULT_PATH,
    { Result: 1, ResultPath: '$.x.y.z' },
    { a: 0 },
    { a: 0, x: { y: { z: 1 } } },
  ),
  passCase(
    'ResultPath keeps the neighbours of what it replaces',
    RESULT_PATH,
    { Result: 1, ResultPath: '$.x.y' },
    { x: { y: 0, k: 2 } },
    { x: { y: 1, k: 2 } },
  ),
  passCase(
    'ResultPath replaces an item of a list',
    RESULT_PATH,
    { Result: 9, ResultPath: '$.l[1]' },
    { l: [1, 2, 3] },
    { l: [1, 9, 3] },
  ),
  passCase(
    'ResultPath of null throws the result away',
    RESULT_PATH,
    { Result: 1, ResultPath: null },
    { a: 0 },
    { a: 0 },
  ),
  passCase(
    'ResultPath of $ replaces the input',
    RESULT_PATH,
    { Result: 1, ResultPath: '$' },
    { a: 0 },
    1,
  ),
  passCase(
    'ResultPath works on the raw input, not on what InputPath kept',
    RESULT_PATH,
    { InputPath: '$.in', ResultPath: '$.out' },
    { in: 3, k: 1 },
    { in: 3, k: 1, out: 3 },
  ),
  passCase(
    'OutputPath comes after ResultPath',
    RESULT_PATH,
    { Result: 1, ResultPath: '$.r', OutputPath: '$.r' },
    {},
    1,
  ),
  resultPathRefused('refuses a name in a number', '$.a.b', { a: 1 } as never),
  resultPathRefused('refuses a name in text', '$.b', 'text' as never),
  resultPathRefused('refuses a name in a list', '$.b', [1] as never),
  resultPathRefused('refuses an index past the end', '$.l[3]', { l: [1] } as never),
  taskCase(
    'a Task without ResultPath gives its result',
    RESULT_PATH,
    {},
    { n: 1, inner: { m: 2 } },
  ),
  taskCase(
    'ResultSelector picks from the result',
    `${DOCS}/input-output-inputpath-params.html#input-output-resultselector`,
    { ResultSelector: { 'm.$': '$.inner.m', k: 1 } },
    { m: 2, k: 1 },
  ),
  taskCase(
    'ResultSelector comes before ResultPath',
    RESULT_PATH,
    { ResultSelector: { 'm.$': '$.inner.m' }, ResultPath: '$.r' },
    { a: 1, keep: true, r: { m: 2 } },
  ),
  taskCase(
    'ResultSelector reads the context object',
    PARAMETERS,
    { ResultSelector: { 'n.$': '$$.State.Name' } },
    { n: 'Only' },
  ),
  taskCase(
    'a Task may throw its result away',
    RESULT_PATH,
    { ResultPath: null },
    { a: 1, keep: true },
  ),
  taskCase(
    'OutputPath filters a Task at the end',
    RESULT_PATH,
    { ResultPath: '$.r', OutputPath: '$.r.inner' },
    { m: 2 },
  ),
  {
    name: 'ResultSelector that leads nowhere fails the execution',
    source: PARAMETERS,
    definition: publish({ ResultSelector: { 'x.$': '$.lost' } }),
    options: { tasks: { Only: {} } },
    expected: fails('States.Runtime', "The JSONPath '$.lost' specified for the field 'x.$'"),
    events: failed('TaskStateEntered', ...attempt('Succeeded')),
  },
];
