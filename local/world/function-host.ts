import type { Json } from '../../asl/json';
import { jsonCopy } from '../../simulator/json-copy';
import { setVariables } from './environment';

/** A function as its stack deploys it. */
export interface LocalFunction {
  /** Its file: `charge-payment` is `lambdas/<workflow>/charge-payment.ts`. */
  readonly part: string;
  /** Name at AWS. */
  readonly name: string;
  /** Its variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Loads its module; called once, with the variables set. */
  readonly load: () => Promise<{ readonly handler: unknown }>;
}

type Handler = (event: Json, context: object) => unknown;

/** Handlers of `lambdas/`, unmodified, called as Lambda does: JSON in, JSON out, errors by their names. */
export class FunctionHost {
  private readonly handlers = new Map<string, Handler>();

  constructor(
    /** Makes each call. @default nothing but that */
    private readonly calling: (call: () => unknown) => unknown = (call) => call(),
  ) {}

  /**
   * Loads every function in turn, each in its own environment.
   * @throws TypeError when a module exports no `handler`; whatever a module throws while it loads
   */
  async load(functions: readonly LocalFunction[]): Promise<void> {
    for (const { part, name, environment, load } of functions) {
      const restore = setVariables({ ...environment, AWS_LAMBDA_FUNCTION_NAME: name });
      try {
        const { handler } = await load();
        if (!isHandler(handler)) throw new TypeError(`${part} exports no handler`);
        this.handlers.set(name, handler);
      } finally {
        restore();
      }
    }
  }

  /**
   * Calls a function by its name or an ARN of it or of its alias.
   * @throws what the handler throws; RangeError for a function that is not there
   */
  async invoke(nameOrArn: string, event: Json): Promise<Json> {
    const name = functionNameOf(nameOrArn);
    const handler = this.handlers.get(name);
    if (handler === undefined) {
      throw new RangeError(`no function '${name}'; allowed: ${[...this.handlers.keys()]}`);
    }
    const context = { functionName: name, awsRequestId: 'local' };
    return jsonCopy(await this.calling(() => handler(event, context)));
  }
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function functionNameOf(nameOrArn: string): string {
  return /:function:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;
}
