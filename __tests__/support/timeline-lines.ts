import { PLAIN } from '../../local/run/paint';
import { Timeline } from '../../local/run/timeline';
import { TimelineText } from '../../local/run/timeline-text';
import { type SimulateOptions, simulate } from '../../simulator/simulate';

/** The timeline of a run as its lines, blanks at the ends taken away. */
export async function timelineOf(
  definition: object,
  options: SimulateOptions = {},
): Promise<string[]> {
  const timeline = new Timeline();
  const text = new TimelineText(definition, PLAIN);
  const lines: string[] = [];
  await simulate(definition, {
    ...options,
    onEvent: (event) => lines.push(...timeline.tell(event).map((entry) => text.line(entry))),
  });
  return lines.map((line) => line.trim().replace(/ {2,}/g, '  '));
}
