import { expect, test } from '@jest/globals';
import { UndoStack } from '../../../local/world/undo-stack';

test('undoes the last thing first, each once', async () => {
  const undone: string[] = [];
  const undo = new UndoStack();
  undo.push(() => void undone.push('first'));
  undo.push(async () => void undone.push('second'));

  await undo.run();
  await undo.run();

  expect(undone).toEqual(['second', 'first']);
});

test('undoes what is below a step that fails, and tells that it failed', async () => {
  const undone: string[] = [];
  const undo = new UndoStack();
  undo.push(() => void undone.push('first'));
  undo.push(() => {
    throw new Error('stuck');
  });

  await expect(undo.run()).rejects.toThrow('stuck');

  expect(undone).toEqual(['first']);
});
