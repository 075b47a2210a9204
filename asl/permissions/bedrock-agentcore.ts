import type { Mapper } from './called-task';

/** A harness runs in AgentCore Runtime, and its caller needs the action of either on the harness. */
const INVOKE_HARNESS = ['bedrock-agentcore:InvokeHarness', 'bedrock-agentcore:InvokeAgentRuntime'];

/** `bedrockagentcore:invokeHarness`. */
export const BEDROCK_AGENTCORE: Readonly<Record<string, Mapper>> = {
  /** Source: https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html */
  invokeHarness: (task) =>
    task.allow(INVOKE_HARNESS, task.resource('bedrock-agentcore', 'harness/', 'HarnessArn')),
};

/** SDK calls. */
export const BEDROCK_AGENTCORE_SDK: Readonly<Record<string, Mapper>> = {
  ...BEDROCK_AGENTCORE,
  /**
   * A runtime and its endpoint are authorised together; without a qualifier the endpoint is DEFAULT.
   * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrockagentcore.html
   */
  invokeAgentRuntime: (task) => {
    const runtime = task.resource('bedrock-agentcore', 'runtime/', 'AgentRuntimeArn');
    const endpoint = task.find('Qualifier').isAbsent ? 'DEFAULT' : task.name('Qualifier');
    if (runtime === undefined || endpoint === undefined) return;
    const resources = [runtime, `${runtime}/runtime-endpoint/${endpoint}`];
    task.allow('bedrock-agentcore:InvokeAgentRuntime', resources);
  },
};
