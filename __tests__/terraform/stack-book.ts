import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demand } from '../support/checks/report';

interface SynthesizedStack {
  readonly resource: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly '//': { readonly metadata: { readonly path: string } } }>>
    >
  >;
}

/**
 * Where a stack's resources are: by construct path, because the addresses end in a hash. What the resources hold is
 * not read here; expectations come from configuration and the workflow's own module.
 */
export class StackBook {
  /** Address by `<type> <construct path below the stack>`. */
  private readonly addresses = new Map<string, string>();

  constructor(
    readonly stackId: string,
    stack: SynthesizedStack,
  ) {
    for (const [type, resources] of Object.entries(stack.resource)) {
      for (const [name, { '//': about }] of Object.entries(resources)) {
        const path = about.metadata.path.slice(stackId.length + 1);
        this.addresses.set(`${type} ${path}`, `${type}.${name}`);
      }
    }
  }

  static read(stackDirectory: string, stackId: string): StackBook {
    const text = readFileSync(join(stackDirectory, 'cdk.tf.json'), 'utf8');
    return new StackBook(stackId, JSON.parse(text) as SynthesizedStack);
  }

  /** Address of the one resource at a construct path. @throws CheckFailure when there is none */
  address(type: string, path: string): string {
    const address = this.addresses.get(`${type} ${path}`);
    demand(address !== undefined, () => `${this.stackId}: no ${type} at construct path '${path}'`);
    return address;
  }

  /**
   * Addresses of all resources of a type: a loop over fewer than there should be would prove nothing.
   *
   * @param count that there should be. @default any, but one at least
   * @throws CheckFailure when there are more or fewer
   */
  all(type: string, count?: number): string[] {
    const found = [...this.addresses].filter(([key]) => key.startsWith(`${type} `));
    demand(
      count === undefined ? found.length > 0 : found.length === count,
      () => `${this.stackId}: ${found.length} ${type}; ${count ?? 'at least 1'} expected`,
    );
    return found.map(([, address]) => address);
  }
}
