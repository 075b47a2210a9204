import { zipSync } from 'fflate';

/**
 * The oldest time that a zip can hold. Built from local parts because that is how the format stores it:
 * the bytes are then the same in every time zone.
 */
const FIXED_TIME = new Date(1980, 0, 1, 0, 0, 0);
const UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** A zip of the given files whose bytes depend on their names and contents alone. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), {
    level: 9,
    mtime: FIXED_TIME,
    os: UNIX,
    attrs: READABLE_FILE,
  });
}
