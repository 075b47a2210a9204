import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { describeIssues } from '../../../lambdas/shared/issues';

const schema = z.strictObject({ name: z.string(), sizes: z.optional(z.array(z.int())) });

function issuesOf(input: unknown): readonly string[] {
  const { error } = schema.safeParse(input);
  return error === undefined ? [] : describeIssues(error);
}

describe('issues', () => {
  test('name the place and the fault', () => {
    expect(issuesOf({ name: 7, sizes: [1, 'secret'] })).toEqual([
      'name: Invalid input: expected string, received number',
      'sizes.1: Invalid input: expected number, received string',
    ]);
  });

  test('call the whole input by that name', () => {
    expect(issuesOf(null)).toEqual(['input: Invalid input: expected object, received null']);
  });

  test('count unknown keys, and show only harmless ones, ten at most', () => {
    const harmful = Object.fromEntries([
      ['<script>', 1],
      ['ok', 1],
    ]);
    expect(issuesOf({ name: 'a', ...harmful })).toEqual([
      'input: 2 unknown key(s): (not shown), ok',
    ]);

    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, 1]));
    expect(issuesOf({ name: 'a', ...many })).toEqual([
      'input: 1000 unknown key(s): k0, k1, k2, k3, k4, k5, k6, k7, k8, k9',
    ]);
  });

  test('end after a hundred with a count of the rest', () => {
    const issues = issuesOf({ name: 'a', sizes: Array.from({ length: 130 }, () => 'x') });

    expect(issues).toHaveLength(101);
    expect(issues.at(-1)).toBe('and 30 more');
  });
});
