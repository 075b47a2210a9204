import { formatDuration } from '../local/run/duration';
import type { RunJob, RunWatcher } from '../local/run/job';
import { paintFor } from '../local/run/paint';
import { ProgressLine } from '../local/run/progress-line';
import { isAsExpected, reportAsJson, reportAsText } from '../local/run/report';
import { Timeline } from '../local/run/timeline';
import { TimelineText } from '../local/run/timeline-text';
import { EXIT_FAULTS } from './exit-codes';
import { untilInterrupted } from './interrupt';
import { ownStdout } from './own-stdout';

const PROGRESS_MS = 250;

/** Runs a job, tells of it while it runs, and reports; the exit code is 1 when it does not end as expected. */
export async function watchJob(
  job: RunJob,
  { json, realTime }: { readonly json: boolean; readonly realTime: boolean },
): Promise<void> {
  const close = job.close?.bind(job);
  const startedMs = performance.now();
  const paint = paintFor(process.stdout, process.env);
  const stdout = ownStdout();
  const progress = new ProgressLine(process.stderr);
  const timeline = new Timeline();
  const text = new TimelineText(job.definition, paint);
  let events = 0;
  const showProgress = (): void => {
    const seconds = formatDuration(performance.now() - startedMs);
    progress.show(() => `${timeline.current}: ${events} events in ${seconds}`);
  };
  const print = (line: string): void => {
    if (json) return;
    progress.clear();
    stdout.write(line);
  };
  const watcher: RunWatcher = {
    onEvent(event) {
      events++;
      for (const entry of timeline.tell(event)) print(text.line(entry));
      showProgress();
    },
    onEffect: (effect) => print(text.effect(effect, timeline.sinceStart(effect.atMs))),
  };
  const timer = setInterval(showProgress, PROGRESS_MS);
  try {
    const run = await untilInterrupted(() => job.run(watcher), close);
    progress.clear();
    const wallMs = performance.now() - startedMs;
    stdout.write(
      json
        ? reportAsJson(run)
        : reportAsText(run, job.expectation, { virtual: !realTime, wallMs }, paint),
    );
    if (!isAsExpected(run, job.expectation)) process.exitCode = EXIT_FAULTS;
  } finally {
    clearInterval(timer);
    progress.clear();
    stdout.release();
    await close?.();
  }
}
