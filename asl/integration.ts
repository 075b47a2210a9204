/** How a Task waits for what it calls: not at all, until the job ends, or until a token comes back. */
export type Pattern = 'request-response' | 'sync' | 'wait-for-task-token';

/** What a Task's `Resource` means. */
export type Integration =
  | { readonly kind: 'lambda-arn'; readonly functionArn: string }
  | { readonly kind: 'activity'; readonly activityArn: string }
  | {
      /** A service that Step Functions has made fit: `arn:aws:states:::sqs:sendMessage`. */
      readonly kind: 'optimized';
      readonly service: string;
      readonly action: string;
      readonly pattern: Pattern;
      /** `2` in `startExecution.sync:2`. */
      readonly version?: string;
    }
  | {
      /** Any SDK call: `arn:aws:states:::aws-sdk:s3:putObject`. */
      readonly kind: 'sdk';
      readonly service: string;
      readonly action: string;
      readonly pattern: Pattern;
    }
  /** A template's `${FunctionArn}`, or one inside that leaves open what is called: that is decided elsewhere. */
  | { readonly kind: 'placeholder'; readonly resource: string }
  /** The same where the Resource says at least how the Task waits. */
  | { readonly kind: 'placeholder'; readonly resource: string; readonly pattern: Pattern }
  | { readonly kind: 'unknown'; readonly resource: string };

const SUFFIXES: Readonly<Record<string, Pattern>> = {
  '': 'request-response',
  sync: 'sync',
  waitForTaskToken: 'wait-for-task-token',
};

const SERVICE = /^arn:[^:]+:states:::(aws-sdk:)?([\w-]+):(\w+)(?:\.(\w+))?(?::(\d+))?$/;
const FUNCTION = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:.+$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]*:[^:]*:activity:.+$/;
/** No ARN comes near; the expressions below take time with the square of the length. */
const LONGEST_RESOURCE = 10_000;
const PLACEHOLDER = /\$\{[^}]*\}/g;
/** Stands for a placeholder while the resource is read; no service, action or function has such a name. */
const FILLED_IN_LATER = '__placeholder__';

/**
 * Reads a Task's `Resource`. A template's placeholders inside an ARN (`arn:${AWS::Partition}:…`) are accepted.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function parseIntegration(resource: string): Integration {
  if (resource.length > LONGEST_RESOURCE) return { kind: 'unknown', resource };
  // A placeholder may itself hold colons (`${AWS::Region}`), which would look like more ARN fields.
  const plain = resource.replace(PLACEHOLDER, FILLED_IN_LATER);
  const service = SERVICE.exec(plain);
  if (service) return serviceIntegration(service, resource);
  if (FUNCTION.test(plain)) return { kind: 'lambda-arn', functionArn: resource };
  if (ACTIVITY.test(plain)) return { kind: 'activity', activityArn: resource };
  if (plain !== resource) return { kind: 'placeholder', resource };
  return { kind: 'unknown', resource };
}

function serviceIntegration(match: RegExpExecArray, resource: string): Integration {
  const [, sdk, service = '', action = '', suffix = '', version] = match;
  if (suffix.includes(FILLED_IN_LATER)) return { kind: 'placeholder', resource };
  const pattern = SUFFIXES[suffix];
  if (pattern === undefined) return { kind: 'unknown', resource };
  if (`${service}${action}`.includes(FILLED_IN_LATER))
    return { kind: 'placeholder', resource, pattern };
  if (sdk !== undefined) return { kind: 'sdk', service, action, pattern };
  return { kind: 'optimized', service, action, pattern, ...(version ? { version } : {}) };
}
