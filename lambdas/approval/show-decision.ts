import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpResponse } from '../shared/http-response';
import { makeLog } from '../shared/logger';
import { makeCount } from '../shared/metrics';
import { decisionPage } from './decision-page';
import { linkServicesFromEnv } from './link-services-from-env';
import { decidedPage, noticePage } from './notice-page';
import { type LinkServices, openLink } from './open-link';
import { answeringPage, type PageServices } from './page-handler';
import { outputOf } from './request-row';

/**
 * `GET /decisions/{linkId}`: shows the question. Whoever fetches it (a mail scanner, a preview, a prefetch) changes
 * nothing: this function has no permission to write or to answer.
 */
export function makeShowDecisionHandler(services: LinkServices & PageServices) {
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answeringPage(services, 'GET', event, async (link) => {
      const opened = await openLink(services, link);
      switch (opened.kind) {
        case 'open':
          return decisionPage(link, opened.request);
        case 'decided':
          return decidedPage(200, outputOf(opened.request));
        default:
          return noticePage(opened.kind);
      }
    });
}

export const handler = makeShowDecisionHandler({
  ...linkServicesFromEnv(),
  log: makeLog(),
  count: makeCount(),
});
