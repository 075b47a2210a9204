import { printable } from '../../asl/printable';
import { walkStates } from '../../asl/walk';
import type { LocalEffect } from '../local-workflow';
import { formatDuration } from './duration';
import type { Paint } from './paint';
import type { TimelineEntry } from './timeline';

const TIME_WIDTH = 12;
/** Room for `branch 1 `. */
const PLACE_WIDTH = 9;
const MOST_WIDTH = 48;
/** A cause may hold a whole stack trace. */
const LONGEST_SAYING = 200;

/** Writes the entries of one definition's timeline as lines, in columns that fit its names. */
export class TimelineText {
  private readonly width: number;

  constructor(
    definition: object,
    private readonly paint: Paint,
  ) {
    const widths = [...walkStates(definition)].map(
      ({ name, ancestors: { length } }) => name.length + length * (2 + PLACE_WIDTH),
    );
    this.width = Math.min(Math.max(...widths, 0), MOST_WIDTH);
  }

  line({ atMs, depth, place, state, says, failed }: TimelineEntry): string {
    const { paint } = this;
    const where = `${'  '.repeat(depth)}${place === '' ? '' : `${place} `}`;
    const name = printable(state);
    const gap = ' '.repeat(Math.max(this.width - where.length - name.length, 0));
    const text = shortened(printable(says));
    return `${this.time(atMs)}  ${where}${paint.bold(name)}${gap}  ${failed ? paint.bad(text) : text}\n`;
  }

  /** What was done to a service; the line of the state that did it comes after, when it has its answer. */
  effect({ by, says }: LocalEffect, atMs: number): string {
    const text = shortened(printable(`${by}: ${says}`));
    return `${this.time(atMs)}  ${' '.repeat(this.width)}    ${this.paint.dim(text)}\n`;
  }

  private time(atMs: number): string {
    return this.paint.dim(formatDuration(atMs).padStart(TIME_WIDTH));
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_SAYING ? `${text.slice(0, LONGEST_SAYING - 1)}…` : text;
}
