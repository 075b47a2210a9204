import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { ServiceError } from './aws-service';
import { checkInput, holds, isDynaliteError, type Store } from './dynalite';
import {
  invalidTransaction,
  OPERATION_OF,
  readTransaction,
  type TransactionPart,
} from './transaction-parts';

/** Milliseconds that a `ClientRequestToken` is remembered. */
const TOKEN_MS = 10 * 60 * 1000;

type Call = (operation: string, input: JsonObject) => Promise<JsonObject>;

interface Reason extends JsonObject {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError';
}

/** Items as they were, by part; undefined where there was none. */
type Before = readonly (JsonObject | undefined)[];

/**
 * `TransactWriteItems` over dynalite, which has only single writes: all conditions are looked at by dynalite's own
 * evaluation before the first write; a write that fails all the same is taken back together with those before it. Callers
 * see to it that nothing else touches the store meanwhile.
 *
 * As in DynamoDB: 1 to 100 writes, each to another item, reasons in the order written, `ClientRequestToken` for ten
 * minutes, `ReturnValuesOnConditionCheckFailure`. Unlike it: no conflicts between transactions (they queue), no capacity,
 * no limit of 4 MB.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export class TransactWriteItems {
  private readonly done = new Map<string, { readonly input: JsonObject; readonly atMs: number }>();
  private readonly keys = new Map<string, readonly string[]>();

  constructor(
    private readonly store: Store,
    private readonly call: Call,
  ) {}

  /** @throws ServiceError TransactionCanceledException with the reasons; nothing is written then */
  async write(input: JsonObject): Promise<JsonObject> {
    if (this.isRepeated(input)) return {};
    const parts = await readTransaction(input['TransactItems'], (table) => this.keysOf(table));
    const before = await Promise.all(parts.map((part) => this.itemOf(part)));
    const reasons = parts.map((part, index) => this.reasonAgainst(part, before[index]));
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
    await this.writeAll(parts, before);
    this.remember(input);
    return {};
  }

  private isRepeated(input: JsonObject): boolean {
    const known = this.done.get(String(input['ClientRequestToken']));
    if (known === undefined || Date.now() - known.atMs > TOKEN_MS) return false;
    if (isDeepStrictEqual(known.input, input)) return true;
    throw new ServiceError(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  }

  private remember(input: JsonObject): void {
    const { ClientRequestToken: token } = input;
    if (typeof token === 'string') this.done.set(token, { input, atMs: Date.now() });
  }

  private async keysOf(tableName: string): Promise<readonly string[]> {
    const known = this.keys.get(tableName);
    if (known !== undefined) return known;
    const { Table } = await this.call('DescribeTable', { TableName: tableName });
    const { KeySchema } = isJsonObject(Table) ? Table : {};
    const schema = Array.isArray(KeySchema) ? KeySchema.filter(isJsonObject) : [];
    const names = schema.map(({ AttributeName }) => String(AttributeName));
    this.keys.set(tableName, names);
    return names;
  }

  private async itemOf({ tableName, key }: TransactionPart): Promise<JsonObject | undefined> {
    const input = { TableName: tableName, Key: key, ConsistentRead: true };
    const { Item } = await this.call('GetItem', input);
    return isJsonObject(Item) ? Item : undefined;
  }

  private reasonAgainst({ kind, input }: TransactionPart, item: JsonObject | undefined): Reason {
    // A check alone has the fields of a conditional delete.
    const checked = this.checked(OPERATION_OF[kind] ?? 'DeleteItem', input);
    if (holds(checked, item)) return { Code: 'None' };
    const wantsItem = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
    return {
      Code: 'ConditionalCheckFailed',
      Message: 'The conditional request failed',
      ...(wantsItem && item !== undefined ? { Item: item } : {}),
    };
  }

  private checked(operation: string, input: JsonObject) {
    try {
      return checkInput(this.store, operation, input);
    } catch (thrown) {
      throw isDynaliteError(thrown) ? invalidTransaction(thrown.body.message ?? '') : thrown;
    }
  }

  private async writeAll(parts: readonly TransactionPart[], before: Before): Promise<void> {
    for (const [index, { kind, input }] of parts.entries()) {
      const operation = OPERATION_OF[kind];
      try {
        if (operation !== undefined) await this.call(operation, input);
      } catch (thrown) {
        await this.takeBack(parts.slice(0, index), before);
        if (!(thrown instanceof ServiceError)) throw thrown;
        const reason: Reason = { Code: 'ValidationError', Message: thrown.message };
        throw cancelled(parts.map((_, place) => (place === index ? reason : { Code: 'None' })));
      }
    }
  }

  private async takeBack(parts: readonly TransactionPart[], before: Before): Promise<void> {
    for (const [index, { kind, tableName: TableName, key: Key }] of parts.entries()) {
      const Item = before[index];
      if (kind === 'ConditionCheck') continue;
      if (Item === undefined) await this.call('DeleteItem', { TableName, Key });
      else await this.call('PutItem', { TableName, Item });
    }
  }
}

function cancelled(reasons: readonly Reason[]): ServiceError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}
