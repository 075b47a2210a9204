import { isJsonObject, type Json, type JsonObject } from '../../asl/json';

/** What a call did, in a few words: `UpdateItem orders/order-1`, `SendMessage to shipping`. */
export function saysOf(operation: string, input: JsonObject): string {
  if (operation === 'TransactWriteItems') return `wrote ${transactionOf(input['TransactItems'])}`;
  const { TableName, QueueUrl, TopicArn, Bucket, Key, Prefix = '' } = input;
  if (typeof TableName === 'string') return `${operation} ${itemOf(input)}`;
  if (typeof QueueUrl === 'string') return `${operation} to ${lastPart(QueueUrl)}`;
  if (typeof TopicArn === 'string') return `${operation} to ${lastPart(TopicArn)}`;
  if (typeof Bucket === 'string')
    return `${operation} ${lastPart(Bucket)}/${String(Key ?? Prefix)}`;
  return operation;
}

function transactionOf(items: Json | undefined): string {
  if (!Array.isArray(items)) return 'nothing';
  const parts = items.flatMap((item: Json) => (isJsonObject(item) ? Object.values(item) : []));
  return parts.filter(isJsonObject).map(itemOf).join(' and ');
}

/** Table and key: `orders/order-1`. */
function itemOf({ TableName, Key, Item }: JsonObject): string {
  const key = isJsonObject(Key) ? Object.values(Key) : isJsonObject(Item) ? keyIn(Item) : [];
  return [lastPart(String(TableName)), ...key.map(attributeText)].join('/');
}

/** Of a whole item the first attribute stands for its key. */
function keyIn(item: JsonObject): Json[] {
  return Object.values(item).slice(0, 2);
}

function attributeText(value: Json): string {
  const [text] = isJsonObject(value) ? Object.values(value) : [];
  return String(text ?? '');
}

/** Of `sfn-workflows-local-order-shipping` or an address that ends in it: `shipping`. */
function lastPart(address: string): string {
  return address.replace(/^.*[/:]/, '').replace(/^.*-local-[a-z]+-/, '');
}
