/** Something in something in something …, this many times. */
export function nested<T>(levels: number, wrap: (inner: T, level: number) => T, innermost: T): T {
  let value = innermost;
  for (let level = 0; level < levels; level += 1) value = wrap(value, level);
  return value;
}

/** A list in a list in a list …, this many times around an empty one. */
export function nestedLists(levels: number): unknown {
  return nested<unknown>(levels, (inner) => [inner], []);
}
