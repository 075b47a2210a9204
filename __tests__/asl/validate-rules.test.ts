import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LANGUAGE_SERVICE_RULE } from '../../asl/language-service';
import { RULES } from '../../asl/rules';
import { checkRules } from '../../asl/validate';
import { RULE_PAIRS } from '../support/rule-pairs/table';

const TABLE = readFileSync(join(__dirname, '../../docs/validation-rules.md'), 'utf8');

describe('each rule', () => {
  const named = RULE_PAIRS.map((pair) => ({
    ...pair,
    name: `${pair.rule} (${pair.because ?? 'it'})`,
  }));

  test.each(named)('$name faults the broken definition at $path', (pair) => {
    const text = pair.brokenText === undefined ? {} : { text: pair.brokenText };

    const faults = checkRules(pair.broken, { ...pair.options, ...text });

    const severity = RULES.find(({ id }) => id === pair.rule)?.severity;
    expect(faults).toContainEqual(
      expect.objectContaining({ rule: pair.rule, severity, path: pair.path }),
    );
  });

  test.each(named)('$name is content with the mended definition', (pair) => {
    const faults = checkRules(pair.mended, pair.options);

    expect(faults.filter(({ rule }) => rule === pair.rule)).toEqual([]);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('has a pair, an id of its own and a row in the table with its severity', () => {
    const ids = RULES.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !RULE_PAIRS.some(({ rule }) => rule === id))).toEqual([]);
    const missing = RULES.filter(
      ({ id, severity, description }) =>
        !TABLE.includes(`| \`${id}\` | ${severity} | ${description} |`),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
    expect(TABLE).toContain(`\`${LANGUAGE_SERVICE_RULE}\``);
  });
});
