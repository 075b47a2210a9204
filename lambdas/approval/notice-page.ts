import { escapeHtml } from '../shared/escape-html';
import type { HttpResponse } from '../shared/http-response';
import { htmlPage } from './html';
import type { DecisionOutput, Refusal } from './task-answer';

/** A page that only tells something. */
interface Notice {
  readonly statusCode: number;
  readonly title: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const NOTICES = {
  unknown: {
    statusCode: 404,
    title: 'No such link',
    text: 'This link is not valid. If you were sent a newer one, use that.',
  },
  expired: {
    statusCode: 410,
    title: 'Too late to decide',
    text: 'The time to decide through this link is over. Nothing was changed.',
  },
  stopped: {
    statusCode: 410,
    title: 'Nothing to decide',
    text: 'This request was stopped. If it goes on, you are sent a new link. Nothing was changed.',
  },
  forbidden: {
    statusCode: 403,
    title: 'Not yours to decide',
    text: 'You may not decide this expense report. Nothing was changed.',
  },
  malformed: {
    statusCode: 400,
    title: 'Decision not understood',
    text: 'Open the link again and decide on its page. Nothing was changed.',
  },
  foreignForm: {
    statusCode: 403,
    title: 'Decision not accepted',
    text: 'It did not come from the page of this link. Open the link again. Nothing was changed.',
  },
  method: {
    statusCode: 405,
    title: 'Not allowed',
    text: 'Open the link with your browser.',
    headers: { allow: 'GET, POST' },
  },
  tooLarge: {
    statusCode: 413,
    title: 'Comment too long',
    text: 'Go back and write less. Nothing was changed.',
  },
  unavailable: {
    statusCode: 503,
    title: 'Please try again',
    text: 'We could not finish just now. Open the link again in a few seconds.',
    headers: { 'retry-after': '5' },
  },
  broken: {
    statusCode: 500,
    title: 'Something went wrong',
    text: 'It is our fault, and we are told of it.',
  },
} as const satisfies Readonly<Record<string, Notice>>;

/** A notice by name. */
export type NoticeName = keyof typeof NOTICES;

/** Tells something that does not depend on the request: the same bytes each time. */
export function noticePage(name: NoticeName): HttpResponse {
  return render(NOTICES[name]);
}

/** How each refusal of Step Functions is answered when the execution has ended. */
const REFUSED: Readonly<Record<Refusal, number>> = {
  TaskTimedOut: 410,
  TaskDoesNotExist: 404,
  InvalidToken: 400,
};

/**
 * The decision is recorded, and the execution ended before it heard of it. Not without effect: an execution that is
 * redriven reads the record, and pays by it.
 */
export function refusedPage(refusal: Refusal): HttpResponse {
  return render({
    statusCode: REFUSED[refusal],
    title: 'Recorded, and waiting',
    text: 'Your decision is recorded, but this request was stopped. If it goes on, your decision counts.',
  });
}

const OUTCOME: Readonly<Record<DecisionOutput['outcome'], string>> = {
  APPROVED: 'approved',
  REJECTED: 'rejected',
};

/** The decision was taken, by this very click. */
export function recordedPage({ outcome }: { readonly outcome: DecisionOutput['outcome'] }) {
  return render({
    statusCode: 200,
    title: `Expense report ${OUTCOME[outcome]}`,
    text: 'Your decision is recorded. You may close this page.',
  });
}

/** The decision had been taken before. To look is no conflict; to decide again is one. */
export function decidedPage(
  statusCode: 200 | 409,
  { outcome, decidedAt }: Pick<DecisionOutput, 'outcome' | 'decidedAt'>,
): HttpResponse {
  return render({
    statusCode,
    title: 'Already decided',
    text: `This expense report was ${OUTCOME[outcome]} at ${decidedAt}. Nothing was changed.`,
  });
}

function render({ statusCode, title, text, headers }: Notice): HttpResponse {
  return htmlPage(statusCode, { title, main: `<p role="status">${escapeHtml(text)}</p>` }, headers);
}
