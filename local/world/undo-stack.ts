/** What has to be undone, the last thing first. */
export class UndoStack {
  private readonly steps: (() => void | Promise<void>)[] = [];

  push(step: () => void | Promise<void>): void {
    this.steps.push(step);
  }

  /** Undoes everything once, also what is below a step that fails. @throws what a step throws */
  async run(): Promise<void> {
    const step = this.steps.pop();
    if (step === undefined) return;
    try {
      await step();
    } finally {
      await this.run();
    }
  }
}
