/**
 * Works on every item, on so many at once at most. The results stand in the order of the items.
 * The first failure is the answer; no further item is begun after it.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = eachOnce(items);
  // A worker that fails closes the queue for the others: that is what leaving a for-of does to a generator.
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}

function* eachOnce<T>(items: readonly T[]): Generator<[number, T]> {
  yield* items.entries();
}
