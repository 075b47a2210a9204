/**
 * Runs work one piece after the other, in the order asked for: what real services do at once, a world does in one order,
 * so that the same seed gives the same run.
 */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => {});
    return result;
  }

  /** Resolves when everything asked for so far is done. */
  async idle(): Promise<void> {
    await this.last;
  }
}
