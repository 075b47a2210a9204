import { describe, expect, test } from '@jest/globals';
import { OptionError } from '../../../local/run/option-error';
import { lackedTasks, parseTask } from '../../../local/run/task-option';

const TASKS = ['Pay', 'Pay=now', 'Load.ItemReader'];

describe('a task on the command line', () => {
  test.each([
    ['Pay={"id":1}', { task: 'Pay', result: { id: 1 } }],
    ['Pay="a.ts"', { task: 'Pay', result: 'a.ts' }],
    ['Pay=null', { task: 'Pay', result: null }],
    ['Pay=now=[1]', { task: 'Pay=now', result: [1] }],
    ['Load.ItemReader=./read.mjs', { task: 'Load.ItemReader', file: './read.mjs' }],
    ['Pay=/a b/pay.cts', { task: 'Pay', file: '/a b/pay.cts' }],
  ])('%s', (text, option) => {
    expect(parseTask(text, TASKS)).toEqual(option);
  });

  test.each([
    ['Load.ItemRaeder=1', "no task is called 'Load.ItemRaeder'; did you mean 'Load.ItemReader'?"],
    ['Pay', "'' is neither"],
    ['Pay=pay.py', "'pay.py' is neither; allowed: a result as JSON"],
    ['Pay={', "'{' is neither"],
  ])('%s is refused, with what is allowed', (text, message) => {
    expect(() => parseTask(text, TASKS)).toThrow(OptionError);
    expect(() => parseTask(text, TASKS)).toThrow(message);
  });
});

test('what is lacking is said as options that a shell takes', () => {
  const text = lackedTasks([
    { task: "It's", resource: 'arn:aws:states:::sns:publish' },
    { task: 'B', resource: 'arn:aws:states:::sqs:sendMessage' },
  ]);

  expect(text.split('\n').slice(1)).toEqual([
    "  --task 'It'\\''s={}'  # arn:aws:states:::sns:publish",
    "  --task 'B={}'        # arn:aws:states:::sqs:sendMessage",
  ]);
});
