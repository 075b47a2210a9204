import { describe, expect, test } from '@jest/globals';
import { constantText, staticPrefix } from '../../asl/permissions/static-prefix';

describe('staticPrefix', () => {
  test.each([
    ["States.Format('reports/{}.json', $.id)", 'reports/'],
    ["States.Format('a\\{b/{}', $.id)", 'a{b/'],
    ["States.Format('fixed')", 'fixed'],
    ["States.Format('s3://${bucket}/avatar/{}.png', $.k)", 's3://${bucket}/avatar/'],
    ["{% 'reports/' & $states.input.id & '.json' %}", 'reports/'],
    ['{% "reports/" & $lowercase($id) %}', 'reports/'],
  ])('is certain of the beginning of %s', (expression, prefix) => {
    expect(staticPrefix(expression)).toBe(prefix);
  });

  test.each([
    ['$.key'],
    ["States.Format('{}/a', $.id)"],
    ["States.Format($.template, 'a')"],
    ['{% $states.input.key %}'],
    ["{% 'a/' & $x = 'a/b' ? 'c/' : 'd/' %}"],
    ["{% 'a/' & $x ? 'c/' : 'd/' %}"],
    ["{% 'a/' & $x ~> $uppercase() %}"],
    ["{% 'a/' & $x; 'b/' %}"],
    ["{% ('a/' & $x) %}"],
    ["{% 'a/' & $x in $list %}"],
  ])('is certain of nothing in %s', (expression) => {
    expect(staticPrefix(expression)).toBe('');
  });
});

describe('constantText', () => {
  test.each([
    ["{% 'jobs' %}", 'jobs'],
    ['{%"jobs of the day"%}', 'jobs of the day'],
  ])('reads the one literal of %s', (expression, text) => {
    expect(constantText(expression)).toBe(text);
  });

  test.each([["{% 'a' & $b %}"], ["{% 'a', 'b' %}"], ['{% $a %}'], ["{% 'it\\'s' %}"], ["'jobs'"]])(
    'takes %s for no constant',
    (expression) => {
      expect(constantText(expression)).toBeUndefined();
    },
  );
});
