import { describe, expect, test } from '@jest/globals';
import { parseFault } from '../../../local/run/fault-option';
import { OptionError } from '../../../local/run/option-error';

const TASKS = ['Ship', 'ShipOrder', 'Pay: now', 'Pay'];

describe('a fault on the command line', () => {
  test.each([
    ['Ship', { state: 'Ship', error: 'States.TaskFailed' }],
    ['Ship=Declined', { state: 'Ship', error: 'Declined' }],
    ['Ship@3', { state: 'Ship', attempt: 3, error: 'States.TaskFailed' }],
    ['Ship:after', { state: 'Ship', when: 'after', error: 'States.TaskFailed' }],
    [
      'ShipOrder=States.Timeout@1:after',
      { state: 'ShipOrder', error: 'States.Timeout', attempt: 1, when: 'after' },
    ],
    [
      'Ship=E@every:late+late=2h',
      { state: 'Ship', error: 'E', attempt: 'every', when: 'late', lateMs: 7_200_000 },
    ],
    ['Ship=E+item=2+branch=0', { state: 'Ship', error: 'E', item: 2, branch: 0 }],
    ['Ship+latency=1.5s', { state: 'Ship', latencyMs: 1500 }],
    ['Ship+duplicate', { state: 'Ship', duplicate: true }],
    ['Ship=E:after+duplicate', { state: 'Ship', error: 'E', when: 'after', duplicate: true }],
    ['Ship=E+cause=a+b=c@d:e', { state: 'Ship', error: 'E', cause: 'a+b=c@d:e' }],
    ['Ship=E+item=1+cause=', { state: 'Ship', error: 'E', item: 1, cause: '' }],
    ['Pay: now=E', { state: 'Pay: now', error: 'E' }],
    ['Pay:late@2=E', { state: 'Pay', when: 'late', attempt: 2, error: 'E' }],
  ])('%s', (text, fault) => {
    expect(parseFault(text, TASKS)).toEqual(fault);
  });

  test.each([
    ['Shp=E', "no task is called 'Shp'; did you mean 'Ship'?"],
    ['=E', "no task is called ''; allowed: Ship, ShipOrder, Pay: now, Pay"],
    ['Ship=', "the error is ''; allowed: a name after '='"],
    ['Ship=A=B', 'the error is given twice'],
    ['Ship=E@0', "the call is '0'; allowed: 1, 2, … or every"],
    ['Ship=E@', "the call is ''; allowed: 1, 2, … or every"],
    ['Ship=E@1@2', "the call is given twice, again as '2'"],
    ['Ship=E:soon', "the time is 'soon'; allowed: before, after, late"],
    ['Ship=E+item=-1', "item is '-1'; allowed: a number from 0"],
    ['Ship=E+item', "item is ''; allowed: a number from 0"],
    ['Ship+latency=5', "latency is '5'; allowed: a number with ms, s, m, h or d"],
    ['Ship+duplicate=yes', "duplicate is 'yes'; allowed: no value"],
    ['Ship=E+often', "'+often' is unknown; allowed: +item=N"],
    ['Ship=E+late=5s', '+late needs :late'],
    ['Ship+latency=1s:after', ':after needs an error'],
    ['Ship+duplicate+cause=x', '+cause needs an error'],
  ])('%s is refused, with what is allowed', (text, message) => {
    expect(() => parseFault(text, TASKS)).toThrow(OptionError);
    expect(() => parseFault(text, TASKS)).toThrow(`--fault '${text}': `);
    expect(() => parseFault(text, TASKS)).toThrow(message);
  });

  test('says so where a definition has no tasks at all', () => {
    expect(() => parseFault('Ship', [])).toThrow('this definition has none');
  });
});
