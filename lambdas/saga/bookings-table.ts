import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { BOOKING_ROW } from '../../workflows/saga-parts';
import { readRow } from '../shared/stored-row';
import { stepRowSchema } from './step-row';

const bookingRowSchema = z.object({
  status: z.enum(['OPEN', 'COMMITTED', 'CONFIRMED', 'CANCELLING', 'CANCELLED', 'REJECTED']),
  executionArn: z.string(),
  receivedAt: z.string(),
  /** The error that it ended with. */
  reason: z.optional(z.string()),
});

/** A booking as a whole, with the status of each step that it came to. Times are ISO 8601. */
export type BookingState = z.infer<typeof bookingRowSchema> & {
  readonly bookingId: string;
  readonly steps: Readonly<Record<string, string>>;
};

/** The bookings, by id. */
export interface BookingsTable {
  /** The booking as of now, or `undefined`. */
  read(bookingId: string): Promise<BookingState | undefined>;
}

/** Bookings in DynamoDB. Throws what the SDK throws, and CorruptRecord. */
export function makeBookingsTable(client: DynamoDBDocumentClient, table: string): BookingsTable {
  return {
    async read(bookingId) {
      // A handful of small rows: one page.
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'bookingId = :bookingId',
          ExpressionAttributeValues: { ':bookingId': bookingId },
          ConsistentRead: true,
        }),
      );
      const booking = Items.find(({ step }) => step === BOOKING_ROW);
      if (booking === undefined) {
        return undefined;
      }
      const place = { table, key: bookingId };
      const steps = Items.filter((row) => row !== booking).map((row) =>
        readRow(stepRowSchema, row, place),
      );
      return {
        ...readRow(bookingRowSchema, booking, place),
        bookingId,
        steps: Object.fromEntries(steps.map(({ step, status }) => [step, status])),
      };
    },
  };
}
