import { holdsWholeArn, isArn, isResource } from './arn';
import { localArn, type PermissionContext } from './context';
import type { Parameter } from './parameter';
import type { Claim } from './statement';
import { TaskReader } from './task-reader';

/** What one state asks for. */
export type Grant = Omit<Claim, 'sid' | 'effect' | 'states'>;

interface Call {
  readonly action: string;
  /** Path of the state. */
  readonly state: string;
  readonly parameters: Parameter;
  /** The Task waits for the job's end (`.sync`). */
  readonly isJob: boolean;
  readonly context: PermissionContext;
}

/** Reason of a star after the literal beginning of a dynamic name. */
export const REST_OF_NAME = 'the rest of the name is known only at run time';

/** Reads what a Task calls, and collects what it is granted and what could not be derived. */
export type Mapper = (task: CalledTask) => void;

/** One call of a state to a service, for a mapper: its parameters, and what the role is granted for it. */
export class CalledTask extends TaskReader {
  readonly grants: Grant[] = [];
  readonly action: string;
  readonly isJob: boolean;
  readonly context: PermissionContext;

  constructor(call: Call) {
    super(call.state, call.parameters);
    this.action = call.action;
    this.isJob = call.isJob;
    this.context = call.context;
  }

  /** ARN of the resource that a parameter names, either as ARN or by a name that follows the prefix. */
  resource(service: string, prefix: string, ...keys: readonly string[]): string | undefined {
    const name = this.name(...keys);
    return name === undefined ? undefined : this.named(service, prefix, name);
  }

  /** The same for a name read already. */
  named(service: string, prefix: string, name: string): string {
    return isArn(name) ? name : this.arn(service, `${prefix}${name}`);
  }

  /** An ARN in the machine's own partition, region and account. */
  arn(service: string, resource: string): string {
    return localArn(this.context, service, resource);
  }

  /**
   * Grants actions on resources; nothing when a resource could not be read (its fault is recorded), and a fault
   * instead of a resource that IAM would refuse. Gives undefined, so that a mapper can return it.
   */
  allow(
    actions: string | readonly string[],
    resources: string | undefined | readonly (string | undefined)[],
    more: Omit<Grant, 'actions' | 'resources'> = {},
  ): undefined {
    const known = [resources].flat().filter((resource) => resource !== undefined);
    const fit = known.filter((resource) => isResource(resource) && !holdsWholeArn(resource));
    for (const resource of known) if (!fit.includes(resource)) this.failUnfit(resource);
    if (fit.length === 0) return;
    const begun = fit.some((resource) => this.isBegun(resource)) ? REST_OF_NAME : undefined;
    const reason = [more.reason, begun].filter(Boolean).join('; ');
    this.grants.push({
      actions: [actions].flat(),
      resources: fit,
      ...more,
      ...(reason === '' ? {} : { reason }),
    });
  }

  private failUnfit(resource: string): undefined {
    const source = this.sourceOf(resource);
    const [message, fix] = holdsWholeArn(resource)
      ? [
          'a whole ARN would stand inside the ARN of what is called',
          'write the name, or the ARN with the name in it',
        ]
      : [
          'neither an ARN nor a name that makes one',
          'write the whole ARN, or the name as the service allows it',
        ];
    this.fail(
      'permission-missing-resource',
      source?.path ?? this.state,
      source?.text ?? resource,
      message,
      fix,
    );
  }
}
