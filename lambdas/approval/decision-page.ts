import { escapeHtml } from '../shared/escape-html';
import type { HttpResponse } from '../shared/http-response';
import { MAX_COMMENT_BYTES } from './decision-form';
import { type DecisionLink, formTokenOf } from './decision-link';
import { htmlPage } from './html';
import { moneyText } from './money-text';
import type { AskedRequest } from './request-row';

/** The question, and the form that answers it. Two buttons of one form: no script, and the keyboard reaches all. */
export function decisionPage(link: DecisionLink, request: AskedRequest): HttpResponse {
  const facts = [
    ['Employee', request.employeeId],
    ['Amount', moneyText(request.amountMinor, request.currency)],
    ['Purpose', request.purpose],
    ['Expense', request.expenseId],
    ['You decide as', request.approverId],
    ['Decide before', new Date(request.deadlineMs).toUTCString()],
  ] as const;
  const list = facts.map(([term, text]) => `<dt>${term}</dt><dd>${escapeHtml(text)}</dd>`);
  return htmlPage(200, {
    title: 'Decide an expense report',
    main: `<dl>
${list.join('\n')}
</dl>
<form method="post" accept-charset="utf-8" autocomplete="off">
<input type="hidden" name="formToken" value="${escapeHtml(formTokenOf(link))}">
<label for="comment">Comment (optional)</label>
<p id="comment-hint">The employee reads it. At most ${MAX_COMMENT_BYTES} bytes.</p>
<textarea id="comment" name="comment" maxlength="${MAX_COMMENT_BYTES}" aria-describedby="comment-hint"></textarea>
<p id="finality">A decision cannot be taken back.</p>
<button name="decision" value="approve" aria-describedby="finality">Approve</button>
<button name="decision" value="reject" aria-describedby="finality">Reject</button>
</form>`,
  });
}
