/** Required into every process that is measured: writes, as it ends, the most memory it had and the CPU time it took. */
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  // KiB and microseconds.
  appendFileSync(process.env.BENCH_USAGE_FILE, `${maxRSS} ${userCPUTime + systemCPUTime}\n`);
});
