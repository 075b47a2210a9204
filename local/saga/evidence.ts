import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { ProviderName } from '../../config/saga-providers';
import type { Execution } from '../../simulator/execution';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { TRIP_PARTS } from '../../workflows/saga-parts';
import type { Hold, OfferCount } from '../services/hold-books';
import type { HoldRequest } from '../services/hold-providers';
import { textsIn } from '../services/item-texts';
import type { Posting } from '../services/ledger';
import { PROVIDERS } from './functions';
import type { SagaSession } from './session';

/** A step as its row has it. */
export interface StepEvidence {
  readonly step: string;
  readonly status: string;
  /** Statuses that the row went through. */
  readonly statuses: readonly string[];
}

/** What a provider has of a booking. */
export interface ProviderHold extends Hold {
  readonly provider: ProviderName;
}

/** All that is known of one booking, from outside of its code. */
export interface BookingEvidence {
  readonly bookingId: string;
  readonly execution: Execution;
  /** Minor units; undefined for an input that is no booking. */
  readonly totalMinor: number | undefined;
  readonly row: Readonly<Record<string, string>> | undefined;
  /** Statuses that the booking's row went through. */
  readonly statuses: readonly string[];
  readonly steps: readonly StepEvidence[];
  readonly holds: readonly ProviderHold[];
  readonly requests: readonly HoldRequest[];
  readonly postings: readonly Posting[];
  readonly events: readonly { readonly event: string; readonly eventId: string }[];
  /** States in the order in which they were entered. */
  readonly entered: readonly string[];
  readonly history: readonly HistoryEvent[];
  /** Messages about it that wait for a person. */
  readonly attention: readonly JsonObject[];
}

/** What a session has left behind. */
export interface Evidence {
  readonly bookings: readonly BookingEvidence[];
  readonly offers: readonly (OfferCount & { readonly provider: string })[];
}

/** Reads tables, queues, the providers' books and the engine's history; changes nothing. */
export async function gatherEvidence(saga: SagaSession): Promise<Evidence> {
  const { world, session } = saga;
  const { dynamodb } = world.world.standIns;
  const { naming, providers, ledger, records } = world;
  const table = naming.tableName('bookings');

  const rowsOf = async (bookingId: string) => {
    const { Items } = await dynamodb.call('Query', {
      TableName: table,
      KeyConditionExpression: 'bookingId = :id',
      ExpressionAttributeValues: { ':id': { S: bookingId } },
      ConsistentRead: true,
    });
    return (Array.isArray(Items) ? Items : []).map(textsIn);
  };

  const bookings: BookingEvidence[] = [];
  for (const { execution } of session.executions.values()) {
    const { executionName: bookingId } = execution.names;
    const rows = await rowsOf(bookingId);
    bookings.push({
      bookingId,
      execution,
      totalMinor: totalIn(execution.input),
      row: rows.find(({ step }) => step === 'booking'),
      statuses: dynamodb.trail.of(table, bookingId, 'booking'),
      steps: rows
        .filter(({ step }) => step !== 'booking')
        .map(({ step = '', status = '' }) => ({
          step,
          status,
          statuses: dynamodb.trail.of(table, bookingId, step),
        })),
      holds: PROVIDERS.flatMap((provider) =>
        (providers.books.get(provider)?.of(bookingId) ?? []).map((hold) => ({
          ...hold,
          provider,
        })),
      ),
      requests: providers.requestsOf(bookingId),
      postings: ledger.of(bookingId),
      events: (await records.notificationsOf(bookingId)).map(({ event, eventId }) => ({
        event: String(event),
        eventId: String(eventId),
      })),
      entered: enteredBy(execution),
      history: execution.history.events(),
      attention: await records.attentionFor(bookingId),
    });
  }
  const offers = saga.limited.flatMap(({ provider, offerId }) => {
    const books = providers.books.get(provider);
    return books === undefined ? [] : [{ ...books.countOf(offerId), provider }];
  });
  return { bookings, offers };
}

function enteredBy(execution: Execution): readonly string[] {
  return execution.history.events().flatMap((event) => {
    const details: unknown = event['stateEnteredEventDetails'];
    const { name } = isJsonObject(details) ? details : {};
    return typeof name === 'string' ? [name] : [];
  });
}

function totalIn(input: Json): number | undefined {
  if (!isJsonObject(input)) return undefined;
  const prices = TRIP_PARTS.map((part) => {
    const { priceMinor } = isJsonObject(input[part]) ? input[part] : {};
    return Number(priceMinor);
  });
  return prices.reduce((sum, price) => sum + price, 0);
}
