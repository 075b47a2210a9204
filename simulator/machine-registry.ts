import type { JsonObject } from '../asl/json';
import type { WorkflowType } from './limits';
import type { Machine } from './machine';

/** A machine that other executions may start. */
export interface RegisteredMachine {
  readonly name: string;
  readonly machine: Machine;
  readonly type: WorkflowType;
}

/** Machines by ARN or name. */
export class MachineRegistry {
  private readonly machines = new Map<string, RegisteredMachine>();

  add(registered: RegisteredMachine): void {
    this.machines.set(registered.name, registered);
  }

  /** Finds by name, or by an ARN that ends in it; a version or alias at the end is passed over. */
  find(arn: string): RegisteredMachine | undefined {
    const name = /:stateMachine:([^:]+)/.exec(arn)?.[1] ?? arn;
    return this.machines.get(name);
  }

  get definitions(): JsonObject[] {
    return [...this.machines.values()].map(({ machine }) => machine.definition);
  }

  get names(): string[] {
    return [...this.machines.keys()];
  }
}
