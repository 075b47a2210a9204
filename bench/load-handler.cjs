/** Prints the milliseconds that it takes to load a bundled handler: `node load-handler.cjs FILE`. */
const before = performance.now();
require(process.argv[2]);
process.stdout.write(String(performance.now() - before));
