import { serialize } from '../../asl/serialize';
import { environments } from '../../config/environments';
import { approvalWorkflow } from '../../workflows/approval';
import { DeadLetters } from '../world/dead-letters';
import type { WorldDescription } from '../world/description';
import { RECOVERY } from '../world/function-descriptions';
import { localNaming } from '../world/local-naming';
import type { SessionOptions } from '../world/session';
import { recordOf } from '../world/stand-ins';
import { makeStepFunctions } from '../world/step-functions';
import { UsedIds } from '../world/used-ids';
import { openWorld, type World } from '../world/world';
import { Approvers } from './approver';
import { APPROVAL_ROUTES, approvalFunctions } from './functions';
import { LostAnswers } from './lost-answers';
import type { DecisionScript } from './options';
import { ApprovalRecords } from './records';
import { APPROVAL_TABLES, approvalQueues, approvalResources } from './resources';
import { ApprovalSession } from './session';

const config = environments.local;
const naming = localNaming('approval');
const resources = approvalResources(naming, config);

/** The approval workflow with everything it needs, as the stack `approval-local` has it. */
export const APPROVAL_DESCRIPTION: WorldDescription = {
  naming,
  definition: serialize(approvalWorkflow(resources)),
  functions: approvalFunctions(naming, config),
  routes: APPROVAL_ROUTES,
  tables: APPROVAL_TABLES,
  queues: approvalQueues(config),
  topics: ['approvers', 'notifications'],
  buckets: ['archive'],
  recovery: RECOVERY,
};

const MILLISECONDS = 1000;
/** Virtual milliseconds that a mail takes. */
const MAIL_MS = 1_000;

/** The approval's stand-ins and handlers, open. */
export class ApprovalWorld {
  readonly naming = naming;
  readonly approverIds = config.approval.approvers.map(({ id }) => id);
  readonly scripts = new Map<string, DecisionScript>();
  readonly records: ApprovalRecords;
  readonly deadLetters: DeadLetters;
  approvers: Approvers;
  /** Of the mails of the session. */
  subjects: string[] = [];
  readonly used = new UsedIds('expense');

  private constructor(
    readonly world: World,
    private readonly stepFunctions: LostAnswers,
  ) {
    const { sqs, sns } = world.standIns.messaging;
    const mails = naming.queueUrl(recordOf('approvers'));
    this.records = new ApprovalRecords(sqs, naming);
    this.deadLetters = new DeadLetters(sqs, APPROVAL_DESCRIPTION);
    this.approvers = this.newApprovers();
    sns.onSubject((subject) => this.subjects.push(subject));
    sqs.onMessage((queue) => {
      if (queue !== naming.queueName(recordOf('approvers'))) return;
      world.time.later(MAIL_MS, async () => {
        for (const text of await sqs.drain(mails)) this.approvers.receive(text);
      });
    });
  }

  static async open(): Promise<ApprovalWorld> {
    const stepFunctions = new LostAnswers(makeStepFunctions(() => world.session()));
    const world: World = await openWorld({
      ...APPROVAL_DESCRIPTION,
      services: [{ target: 'AWSStepFunctions', resource: 'sfn', service: stepFunctions }],
    });
    await world.loadFunctions();
    return new ApprovalWorld(world, stepFunctions);
  }

  /** Begins a session; expenses of earlier ones are at rest. */
  begin(options: SessionOptions = {}): ApprovalSession {
    this.approvers = this.newApprovers();
    this.deadLetters.begin();
    this.subjects = [];
    return new ApprovalSession(this, this.world.begin(options));
  }

  close(): Promise<void> {
    return this.world.close();
  }

  private newApprovers(): Approvers {
    const { time, routes, session } = this.world;
    return new Approvers({
      time,
      request: (request) => routes.request(request),
      requestUnheard: (request) => this.stepFunctions.during(() => routes.request(request)),
      tell: (by, says) => session().tell(by, says),
      scriptOf: (expenseId) => this.scripts.get(expenseId) ?? 'approve',
      decisionTimeoutMs: resources.decisionTimeoutSeconds * MILLISECONDS,
    });
  }
}
