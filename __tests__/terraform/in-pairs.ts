/** Has every item worked on by one of two workers: each Terraform loads a provider of 700 MB. */
export async function inPairs<T>(
  items: readonly T[],
  worker: (items: Iterable<T>) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  await Promise.all([worker(waiting), worker(waiting)]);
}
