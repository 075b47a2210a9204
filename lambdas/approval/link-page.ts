import type { HttpResponse } from '../shared/http-response';
import type { UnfitComment } from './decision-comment';
import type { DecisionLink } from './decision-link';
import { decisionPage } from './decision-page';
import { decidedPage, noticePage } from './notice-page';
import type { OpenedLink } from './open-link';
import { outputOf } from './request-row';

/** What a link shows while nothing is decided through it. To look at what was decided is 200, to decide again is 409. */
export function linkPage(
  link: DecisionLink,
  opened: OpenedLink,
  decidedStatus: 200 | 409,
  unfit?: UnfitComment,
): HttpResponse {
  switch (opened.kind) {
    case 'open':
      return decisionPage(link, opened.request, unfit);
    case 'decided':
      return decidedPage(decidedStatus, outputOf(opened.request));
    default:
      return noticePage(opened.kind);
  }
}
