/** The engine's time, for a stand-in that does something later. */
export interface EngineTime {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Does something after that long; a run does not end before. */
  later(delayMs: number, work: () => Promise<void>): void;
}
