import { paginateListExecutions, type SFNClient } from '@aws-sdk/client-sfn';
import type { KnownEnd } from './known-end';
import type { LookBack } from './look-back';

/** Ends of executions that did not succeed. */
export interface EndedList {
  /** Those within a look, oldest first. Throws what the SDK throws. */
  within(look: Pick<LookBack, 'after' | 'until'>): Promise<readonly KnownEnd[]>;
}

const STATUSES = ['ABORTED', 'FAILED', 'TIMED_OUT'] as const;

/** The most that AWS takes: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
const PAGE_SIZE = 1000;

/**
 * Executions are listed by their start, the latest first, and kept for 90 days. One that started earlier than this before
 * a look ends in none: no workflow takes so long, three redrives and the 14 days in which a person may redrive included.
 */
export const STARTED_WITHIN_DAYS = 45;
const DAY_MS = 86_400_000;

/** Ends of the executions of one machine, as `ListExecutions` tells them. */
export function makeEndedList(client: SFNClient, stateMachineArn: string): EndedList {
  return {
    async within({ after, until }) {
      const startedAfter = new Date(after.getTime() - STARTED_WITHIN_DAYS * DAY_MS);
      const ends: KnownEnd[] = [];
      for (const statusFilter of STATUSES) {
        const pages = paginateListExecutions(
          { client, pageSize: PAGE_SIZE },
          { stateMachineArn, statusFilter },
        );
        for await (const { executions = [] } of pages) {
          for (const { executionArn, stopDate } of executions) {
            if (executionArn === undefined || stopDate === undefined) continue;
            if (after < stopDate && stopDate <= until) ends.push({ executionArn, stopDate });
          }
          if (!executions.some(({ startDate }) => startDate && startDate > startedAfter)) break;
        }
      }
      return ends.sort((a, b) => a.stopDate.getTime() - b.stopDate.getTime());
    },
  };
}
