import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpResponse } from '../shared/http-response';
import { makeLog } from '../shared/logger';
import { makeCount } from '../shared/metrics';
import { linkPage } from './link-page';
import { linkServicesFromEnv } from './link-services-from-env';
import { type LinkServices, openLink } from './open-link';
import { answeringPage, type PageServices } from './page-handler';

/**
 * `GET /decisions/{linkId}`: shows the question. Whoever fetches it (a mail scanner, a preview, a prefetch) changes
 * nothing: this function has no permission to write or to answer.
 */
export function makeShowDecisionHandler(services: LinkServices & PageServices) {
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answeringPage(services, 'GET', event, async (link) =>
      linkPage(link, await openLink(services, link), 200),
    );
}

export const handler = makeShowDecisionHandler({
  ...linkServicesFromEnv(),
  log: makeLog(),
  count: makeCount(),
});
