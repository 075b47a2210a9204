import type { Effects } from './effects';

/** Small, seeded, good enough to shuffle: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Seeds 1 to 200. */
export const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

/** Runs works at the same time; before each call to a service, a seeded draw says who goes next. */
export async function interleave(
  effects: Effects,
  seed: number,
  works: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const next = random(seed);
  const waiting: (() => void)[] = [];
  effects.gate = () => new Promise((resolve) => waiting.push(resolve));

  let running = works.length;
  const all = works.map((work) =>
    work().finally(() => {
      running -= 1;
    }),
  );
  while (running > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const [go] = waiting.splice(Math.floor(next() * waiting.length), 1);
    go?.();
  }
  await Promise.all(all);
  effects.gate = async () => {};
}
