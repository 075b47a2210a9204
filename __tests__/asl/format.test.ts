import { describe, expect, test } from '@jest/globals';
import { formatted } from '../../asl/format';
import { simulate } from '../../simulator/simulate';

describe('formatted', () => {
  test('puts a path for each pair of braces', () => {
    expect(formatted('runs/{}/{}', '$.id', '$$.Execution.Name')).toBe(
      "States.Format('runs/{}/{}', $.id, $$.Execution.Name)",
    );
  });

  test('gives back exactly the text, quotes and backslashes included', async () => {
    const template = "it's \\ 'quoted' {}";
    const definition = {
      StartAt: 'Say',
      States: {
        Say: { Type: 'Pass', Parameters: { 'text.$': formatted(template, '$.name') }, End: true },
      },
    };

    const { output } = await simulate(definition, { input: { name: "o'clock" } });

    expect(output).toEqual({ text: "it's \\ 'quoted' o'clock" });
  });

  test.each([
    ['one brace too many', 'a {} {}', ['$.a']],
    ['one path too many', 'a {}', ['$.a', '$.b']],
    ['nothing to format', 'a', []],
  ] as const)('refuses %s', (_what, template, paths) => {
    expect(() => formatted(template, ...paths)).toThrow(TypeError);
  });
});
