import type { Json } from '../asl/json';

/**
 * Variables of one machine. Nested machines read those of the machines around them and set only their own.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export class Variables {
  private own: Map<string, Json> | undefined;

  constructor(private readonly outer?: Variables) {}

  get(name: string): Json | undefined {
    return this.own?.get(name) ?? (this.own?.has(name) ? null : this.outer?.get(name));
  }

  /** Sets several at once: expressions of one Assign all see the values from before it. */
  assign(values: { readonly [name: string]: Json }): void {
    this.own ??= new Map();
    for (const [name, value] of Object.entries(values)) this.own.set(name, value);
  }

  /** Every variable in reach, outer ones first. */
  all(): { [name: string]: Json } {
    return { ...this.outer?.all(), ...(this.own ? Object.fromEntries(this.own) : {}) };
  }
}
