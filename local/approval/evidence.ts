import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { textsIn } from '../services/item-texts';
import type { DeadLetter } from '../world/dead-letters';
import type { Visit } from './approver';
import type { ApprovalSession } from './session';

/** Attributes of a row as text. */
export type Row = Readonly<Record<string, string>>;

/** A question to an approver, as its table tells it. */
export interface RequestEvidence {
  readonly step: 'first' | 'second';
  readonly row: Row | undefined;
  /** States that it went through. */
  readonly states: readonly string[];
}

/** All that is known of one expense, from outside of its code. */
export interface ExpenseEvidence {
  readonly expenseId: string;
  readonly execution: Execution;
  readonly history: readonly HistoryEvent[];
  readonly row: Row | undefined;
  /** Statuses that the row went through. */
  readonly statuses: readonly string[];
  readonly requests: readonly RequestEvidence[];
  readonly decision: Row | undefined;
  readonly payout: Row | undefined;
  /** Bodies of the messages for payroll. */
  readonly payroll: readonly JsonObject[];
  readonly notifications: readonly JsonObject[];
  readonly archived: Json | undefined;
  readonly visits: readonly Visit[];
  /** Messages about it that wait for a person. */
  readonly attention: readonly JsonObject[];
  /**
   * Everything that somebody may read who should see no secret: effects, output, messages, archive, rows, what handlers
   * logged, subjects of mails, and the history as a log has it that is without execution data.
   */
  readonly readable: string;
}

/** What a session has left behind. */
export interface Evidence {
  readonly expenses: readonly ExpenseEvidence[];
  readonly approverIds: readonly string[];
  readonly deadLetters: readonly DeadLetter[];
}

/** Reads tables, queues, topics, archive and the engine's history; changes nothing. */
export async function gatherEvidence(session: ApprovalSession): Promise<Evidence> {
  const expenses: ExpenseEvidence[] = [];
  for (const { execution } of session.session.executions.values()) {
    expenses.push(await evidenceOf(session, execution));
  }
  const { approverIds, deadLetters } = session.world;
  return { expenses, approverIds, deadLetters: await deadLetters.read() };
}

async function evidenceOf(
  { world, session }: ApprovalSession,
  execution: Execution,
): Promise<ExpenseEvidence> {
  const { naming, approvers, records } = world;
  const { dynamodb, messaging } = world.world.standIns;
  const { executionName: expenseId, executionArn } = execution.names;

  const rowOf = async (part: string, key: JsonObject): Promise<Row | undefined> => {
    const TableName = naming.tableName(part);
    const { Item } = await dynamodb.call('GetItem', { TableName, Key: key, ConsistentRead: true });
    return Item === undefined ? undefined : textsIn(Item);
  };
  const requestOf = async (step: 'first' | 'second'): Promise<RequestEvidence> => {
    const { StartTime } = execution.context();
    const text = `${executionArn}/${StartTime}/${step}`;
    const requestId = createHash('sha256').update(text).digest('hex');
    return {
      step,
      row: await rowOf('requests', { requestId: { S: requestId } }),
      states: dynamodb.trail.of(naming.tableName('requests'), requestId),
    };
  };
  const key = { expenseId: { S: expenseId } };
  const row = await rowOf('expenses', key);
  const requests = [await requestOf('first'), await requestOf('second')];
  const decision = await rowOf('decisions', key);
  const payout = await rowOf('payouts', key);
  const payroll = await records.payrollOf(expenseId);
  const notifications = await records.notificationsOf(expenseId);
  const archived = await messaging.s3
    .call('GetObject', {
      Bucket: naming.bucketName('archive'),
      Key: `expenses/${expenseId}.json`,
    })
    .then(({ Body }) => JSON.parse(String(Body)) as Json)
    .catch(() => undefined);
  const attention = await records.attentionFor(expenseId);
  const { effects, logs } = session;
  const history = execution.history.events();
  const readable = [row, requests, decision, payout, payroll, notifications, archived, attention];
  return {
    expenseId,
    execution,
    history,
    row,
    statuses: dynamodb.trail.of(naming.tableName('expenses'), expenseId),
    requests,
    decision,
    payout,
    payroll,
    notifications,
    archived,
    visits: approvers.visits.filter((visit) => visit.expenseId === expenseId),
    attention,
    readable: [
      JSON.stringify([...readable, effects, execution.output]),
      withoutData(history),
      ...logs,
      ...world.subjects,
    ].join('\n'),
  };
}

/** Fields of an event that hold data of the execution, which log and console leave out where it is off. */
const DATA: ReadonlySet<string> = new Set(['input', 'output', 'parameters', 'assignedVariables']);

/** What is left of a history to those who may not see data: names, errors and causes. */
function withoutData(history: readonly HistoryEvent[]): string {
  return JSON.stringify(history, (field, value: unknown) => (DATA.has(field) ? undefined : value));
}
