import { describe, expect, test } from '@jest/globals';
import { executionList } from '../../../local/world/execution-list';

const described = (name: string, status = 'FAILED') => ({
  name,
  status,
  startDate: 1,
  error: 'E',
  input: '{}',
});
const ALL = [described('a'), described('b', 'ABORTED'), described('c')];

describe('a list of executions', () => {
  test('is of one status, the last started first, and tells neither input nor error', () => {
    expect(executionList(ALL, { statusFilter: 'FAILED' })).toEqual({
      executions: [
        { name: 'c', status: 'FAILED', startDate: 1 },
        { name: 'a', status: 'FAILED', startDate: 1 },
      ],
    });
  });

  test('is told in pages', () => {
    const first = executionList(ALL, { maxResults: 2 });
    const second = executionList(ALL, { maxResults: 2, nextToken: first['nextToken'] ?? null });

    expect(first).toMatchObject({ executions: [{ name: 'c' }, { name: 'b' }], nextToken: '2' });
    expect(second).toMatchObject({ executions: [{ name: 'a' }] });
    expect(second).not.toHaveProperty('nextToken');
  });

  test('refuses a token of another list', () => {
    expect(() => executionList(ALL, { nextToken: '4' })).toThrow('it is not one of this list');
  });
});
