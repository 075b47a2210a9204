import type { EngineTime } from '../services/engine-time';
import type { HttpAnswer, HttpRequest } from '../world/http-routes';
import { DECISION_BASE_URL } from './functions';
import type { DecisionScript } from './options';

/** A request that an approver's browser, mail program or enemy made, and what came of it. */
export interface Visit {
  readonly expenseId: string;
  readonly linkId: string;
  readonly mailedAtMs: number;
  readonly atMs: number;
  readonly kind: 'look' | 'scan' | 'forge' | 'decide' | 'again';
  readonly status: number;
}

/** What an approver works with. */
export interface ApproverParts {
  readonly time: EngineTime;
  readonly request: (request: HttpRequest) => Promise<HttpAnswer>;
  /** The same, while Step Functions takes no answers. */
  readonly requestUnheard: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly tell: (by: string, says: string) => void;
  readonly scriptOf: (expenseId: string) => DecisionScript;
  /** Of the task that waits. */
  readonly decisionTimeoutMs: number;
}

const MINUTE_MS = 60_000;
/** People read their mail some minutes later, and answer 503 by trying again. */
const READ_MS = 5 * MINUTE_MS;
const RETRY_MS = 5_000;
const MAX_CLICKS = 5;
const SERVER_FAULT = 500;

/**
 * The people behind the mails, with what stands around them: a scanner that fetches every link, somebody who tries a
 * changed one, and a second click. They know nothing but the mail's text and the pages.
 */
export class Approvers {
  readonly visits: Visit[] = [];
  /** Texts of all mails. */
  readonly mails: string[] = [];
  private readonly asked = new Map<string, number>();

  constructor(private readonly parts: ApproverParts) {}

  /** A mail has come. */
  receive(text: string): void {
    const [, expenseId = ''] = /^Expense: (\S+)$/m.exec(text) ?? [];
    const [, linkId = ''] =
      new RegExp(`^${DECISION_BASE_URL}/decisions/(\\S+)$`, 'm').exec(text) ?? [];
    this.mails.push(text);
    const turn = (this.asked.get(expenseId) ?? 0) + 1;
    this.asked.set(expenseId, turn);
    const mailedAtMs = this.parts.time.now();
    const mail = { expenseId, linkId, mailedAtMs };
    const { time } = this.parts;
    time.later(MINUTE_MS, () => this.scan(mail));
    const decision = this.decisionOf(expenseId, turn);
    if (decision !== undefined)
      time.later(decision.afterMs, () => this.decide(mail, decision.value));
  }

  private decisionOf(expenseId: string, turn: number) {
    const { decisionTimeoutMs } = this.parts;
    switch (this.parts.scriptOf(expenseId)) {
      case 'approve':
        return { value: 'approve', afterMs: READ_MS };
      case 'reject':
        return { value: 'reject', afterMs: READ_MS };
      case 'escalate':
      case 'unheard':
        return turn === 1 ? undefined : { value: 'approve', afterMs: READ_MS };
      case 'late':
        return { value: 'approve', afterMs: decisionTimeoutMs + MINUTE_MS };
      case 'ignore':
        return undefined;
    }
  }

  /** Before anybody has read it, a mail is fetched by scanners and tried by those who intercept half of it. */
  private async scan(mail: Pick<Visit, 'expenseId' | 'linkId' | 'mailedAtMs'>): Promise<void> {
    const { linkId } = mail;
    await this.visit('scan', mail, { method: 'HEAD', path: `/decisions/${linkId}` });
    await this.visit('scan', mail, { method: 'GET', path: `/decisions/${linkId}` });
    const forged = `${linkId.slice(0, -2)}${linkId.at(-2) === 'A' ? 'B' : 'A'}${linkId.at(-1)}`;
    await this.visit('forge', mail, { method: 'GET', path: `/decisions/${forged}` });
    await this.visit('forge', mail, form(forged, 'approve', 'x'));
  }

  private async decide(
    mail: Pick<Visit, 'expenseId' | 'linkId' | 'mailedAtMs'>,
    value: string,
    click = 1,
  ): Promise<void> {
    const { time, tell } = this.parts;
    const page = await this.visit('look', mail, {
      method: 'GET',
      path: `/decisions/${mail.linkId}`,
    });
    const [, token] = /name="formToken" value="([^"]+)"/.exec(page.body) ?? [];
    const isDown = page.status >= SERVER_FAULT;
    if (token === undefined && !isDown) {
      tell('approver', `opened the link, answered ${page.status}`);
      return;
    }
    const answer = isDown
      ? page
      : await this.visit('decide', mail, form(mail.linkId, value, token));
    tell('approver', `decided ${value}, answered ${answer.status}`);
    if (answer.status >= SERVER_FAULT && click < MAX_CLICKS) {
      time.later(RETRY_MS, () => this.decide(mail, value, click + 1));
      return;
    }
    // The other decision, from a page that was open before.
    const other = value === 'approve' ? 'reject' : 'approve';
    await this.visit('again', mail, form(mail.linkId, other, token));
  }

  private async visit(
    kind: Visit['kind'],
    mail: Pick<Visit, 'expenseId' | 'linkId' | 'mailedAtMs'>,
    request: HttpRequest,
  ): Promise<HttpAnswer> {
    const { scriptOf, request: ask, requestUnheard } = this.parts;
    const isUnheard = scriptOf(mail.expenseId) === 'unheard';
    const answer = await (isUnheard ? requestUnheard : ask)(request);
    const atMs = this.parts.time.now();
    this.visits.push({ ...mail, atMs, kind, status: answer.status });
    return answer;
  }
}

function form(linkId: string, decision: string, formToken = ''): HttpRequest {
  return {
    method: 'POST',
    path: `/decisions/${linkId}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ formToken, comment: 'as agreed', decision }).toString(),
  };
}
