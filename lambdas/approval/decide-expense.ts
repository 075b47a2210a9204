import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpResponse } from '../shared/http-response';
import { makeLog } from '../shared/logger';
import { makeCount } from '../shared/metrics';
import { makeSfnClient } from '../shared/sfn-client';
import { type DecideServices, decide } from './decide';
import { unfitComment } from './decision-comment';
import { readDecisionForm } from './decision-form';
import { isFormTokenOf } from './decision-link';
import { linkPage } from './link-page';
import { linkServicesFromEnv } from './link-services-from-env';
import { decidedPage, noticePage, recordedPage, refusedPage } from './notice-page';
import { openLink } from './open-link';
import { answeringPage } from './page-handler';
import { outputOf } from './request-row';
import { makeAnswerTask } from './task-answer';
import { tokenSealFromEnv } from './token-seal-from-env';

/** What a browser says of a form that another site sent. One that says nothing is older than the header. */
const FOREIGN_SITES: ReadonlySet<string | undefined> = new Set(['cross-site', 'same-site']);

/**
 * `POST /decisions/{linkId}`: decides. The first decision wins; a later one is told which it was, with 409. A comment
 * that is not taken decides nothing, and gets the form again.
 */
export function makeDecideExpenseHandler(services: DecideServices) {
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answeringPage(services, 'POST', event, async (link) => {
      const form = readDecisionForm(event);
      const isForeign =
        form !== undefined &&
        (!isFormTokenOf(link, form.formToken) ||
          FOREIGN_SITES.has(event.headers?.['sec-fetch-site']));
      if (form === undefined || isForeign) {
        // A link that is none is answered as one, whatever comes with it.
        const { kind } = await openLink(services, link);
        if (kind === 'unknown') return noticePage('unknown');
        return noticePage(isForeign ? 'foreignForm' : 'malformed');
      }
      const unfit = unfitComment(form.comment);
      if (unfit !== undefined) {
        return linkPage(link, await openLink(services, link), 409, unfit);
      }
      const result = await decide(services, link, form);
      switch (result.kind) {
        case 'recorded':
          return recordedPage(outputOf(result.request));
        case 'decided':
          return decidedPage(409, outputOf(result.request));
        case 'refused':
          return refusedPage(result.refusal);
        default:
          return noticePage(result.kind);
      }
    });
}

export const handler = makeDecideExpenseHandler({
  ...linkServicesFromEnv(),
  answerTask: makeAnswerTask(makeSfnClient()),
  seal: tokenSealFromEnv(),
  newId: randomUUID,
  log: makeLog(),
  count: makeCount(),
});
