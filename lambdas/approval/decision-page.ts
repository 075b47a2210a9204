import { escapeHtml } from '../shared/escape-html';
import type { HttpResponse } from '../shared/http-response';
import { MAX_COMMENT_LENGTH, type UnfitComment } from './decision-comment';
import { type DecisionLink, formTokenOf } from './decision-link';
import { htmlPage } from './html';
import { moneyText } from './money-text';
import type { AskedRequest } from './request-row';

/**
 * The question, and the form that answers it. Two buttons of one form: no script, and the keyboard reaches all.
 * Again with 400 after a comment that is not taken: nothing of it is lost, and the page says what to mend.
 */
export function decisionPage(
  link: DecisionLink,
  request: AskedRequest,
  unfit?: UnfitComment,
): HttpResponse {
  const facts = [
    ['Employee', request.employeeId],
    ['Amount', moneyText(request.amountMinor, request.currency)],
    ['Purpose', request.purpose],
    ['Expense', request.expenseId],
    ['You decide as', request.approverId],
    ['Decide before', new Date(request.deadlineMs).toUTCString()],
  ] as const;
  const list = facts.map(([term, text]) => `<dt>${term}</dt><dd>${escapeHtml(text)}</dd>`);
  return htmlPage(unfit === undefined ? 200 : 400, {
    title: 'Decide an expense report',
    main: `<dl>
${list.join('\n')}
</dl>
<form method="post" accept-charset="utf-8" autocomplete="off">
<input type="hidden" name="formToken" value="${escapeHtml(formTokenOf(link))}">
${commentField(unfit)}
<p id="finality">A decision cannot be taken back.</p>
<button name="decision" value="approve" aria-describedby="finality">Approve</button>
<button name="decision" value="reject" aria-describedby="finality">Reject</button>
</form>`,
  });
}

/** The comment's field, with what is wrong before it. */
function commentField(unfit: UnfitComment | undefined): string {
  const attributes =
    unfit === undefined
      ? 'aria-describedby="comment-hint"'
      : 'aria-describedby="comment-fault comment-hint" aria-invalid="true" autofocus';
  // A browser drops the first line end in a textarea: let it be ours and not the comment's.
  return `<label for="comment">Comment (optional)</label>
<p id="comment-hint">The employee reads it. At most ${MAX_COMMENT_LENGTH} characters; an emoji counts as two or more.</p>
${unfit === undefined ? '' : `<p id="comment-fault" role="alert">${escapeHtml(unfit.says)}</p>`}
<textarea id="comment" name="comment" maxlength="${MAX_COMMENT_LENGTH}" ${attributes}>
${escapeHtml(unfit?.text ?? '')}</textarea>`;
}
