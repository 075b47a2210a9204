import {
  ENVIRONMENT_NAMES,
  type EnvironmentConfig,
  type EnvironmentName,
} from '../../../config/environment';
import { Naming } from '../../../config/naming';
import { HOST_WORKFLOW, WORKFLOWS, type WorkflowName } from '../../../config/project';
import type {
  ExpectedDefinition,
  ExpectedParts,
  WorkflowExpectation,
} from './workflow-expectation';
import { WORKFLOW_EXPECTATIONS } from './workflow-expectations';

/** What one stack should come to, worked out from configuration and the workflow's module alone. */
export interface ExpectedWorkflow extends ExpectedParts, ExpectedDefinition {
  /** `<workflow>-<environment>`. */
  readonly stackId: string;
  readonly workflow: WorkflowName;
  readonly environment: EnvironmentName;
  readonly config: EnvironmentConfig;
  readonly naming: Naming;
  readonly definition: object;
  readonly supplied: ReturnType<NonNullable<WorkflowExpectation['supplied']>>;
  readonly earlier: ReturnType<NonNullable<WorkflowExpectation['earlier']>>;
  /** Failed executions that its alarm tolerates. */
  readonly maxFailedExecutions: number;
  /** Whether the stack also has what the environment has once. */
  readonly isHost: boolean;
  /** Whether inputs and outputs of states are in the machine's log. */
  readonly logsExecutionData: boolean;
}

const NO_PARTS: ExpectedParts = {
  tables: [],
  queues: {},
  topics: {},
  buckets: [],
  rules: [],
  routes: {},
  otherFunctions: [],
  functionTimeouts: {},
  otherTypes: [],
};

/** What every stack has for its alarms. */
const ALARMS_TOPIC = { alarms: ['cloudwatch.amazonaws.com'] };

/** What the stack of a workflow should be in an environment. */
export function expectedWorkflow(
  workflow: WorkflowName,
  environment: EnvironmentName,
  config: EnvironmentConfig,
): ExpectedWorkflow {
  const { account, region } = config;
  const naming = new Naming({ environment, workflow, account, region });
  const isHost = workflow === HOST_WORKFLOW;
  const {
    definition,
    supplied,
    earlier,
    passingErrors = [],
    rowWriters = [],
    tokenHolders = [],
    maxFailedExecutions = config.alarms.maxFailedExecutions,
    otherTypes = [],
    ...parts
  } = WORKFLOW_EXPECTATIONS[workflow];
  return {
    ...NO_PARTS,
    ...parts,
    otherTypes: [
      ...(typeof otherTypes === 'function' ? otherTypes(config) : otherTypes),
      ...(isHost && config.trail ? ['aws_cloudtrail'] : []),
      ...(isHost && config.endpoints ? ['aws_vpc_endpoint'] : []),
    ],
    isHost,
    topics: { ...ALARMS_TOPIC, ...parts.topics },
    stackId: `${workflow}-${environment}`,
    workflow,
    environment,
    config,
    naming,
    definition: definition(naming, config),
    supplied: supplied?.(naming, config) ?? {},
    earlier: earlier?.(naming, config) ?? [],
    maxFailedExecutions,
    passingErrors,
    rowWriters,
    tokenHolders,
    logsExecutionData: config.logs.includeExecutionData && tokenHolders.length === 0,
  };
}

/** Every stack that a synth writes. */
export function expectedWorkflows(
  environments: Readonly<Record<EnvironmentName, EnvironmentConfig>>,
): ExpectedWorkflow[] {
  return WORKFLOWS.flatMap((workflow) =>
    ENVIRONMENT_NAMES.map((environment) =>
      expectedWorkflow(workflow, environment, environments[environment]),
    ),
  );
}
