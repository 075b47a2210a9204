/** Ids that runs of a world have had: another run under one of them would meet the rows of the first. */
export class UsedIds {
  private readonly ids = new Set<string>();

  constructor(
    /** What they are ids of, for the message: `order`. */
    private readonly what: string,
  ) {}

  /** @throws RangeError when it was taken before */
  take(id: string): void {
    if (this.ids.has(id)) {
      throw new RangeError(
        `${this.what} id '${id}' was used in this world before; allowed: a new one`,
      );
    }
    this.ids.add(id);
  }
}
