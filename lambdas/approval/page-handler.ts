import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isTransient } from '../shared/aws-faults';
import { HttpProblem, type HttpResponse } from '../shared/http-response';
import type { Log } from '../shared/logger';
import type { Count } from '../shared/metrics';
import { type DecisionLink, parseLinkId } from './decision-link';
import { noticePage } from './notice-page';

/** What every page works with. */
export interface PageServices {
  readonly log: Log;
  readonly count: Count;
}

/**
 * Runs a request to a page and answers whatever it throws with a page: 413, 503 for a fault that passes, else 500.
 * Only the given method gets as far as the work; any other, HEAD and OPTIONS too, is refused, and decides nothing.
 * Links that are none are counted: many of them are somebody who tries.
 */
export async function answeringPage(
  { log, count }: PageServices,
  method: 'GET' | 'POST',
  event: APIGatewayProxyEventV2,
  work: (link: DecisionLink) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  try {
    if (event.requestContext?.http?.method !== method) {
      return noticePage('method');
    }
    const link = parseLinkId(event.pathParameters?.['linkId']);
    const response = link === undefined ? noticePage('unknown') : await work(link);
    if (response.statusCode === 404) {
      count('LinksUnknown');
    }
    return response;
  } catch (error) {
    if (error instanceof HttpProblem) {
      // Of a page's request nothing but the size is refused by a throw.
      return noticePage('tooLarge');
    }
    log.error('page failed', { error });
    return noticePage(isTransient(error) ? 'unavailable' : 'broken');
  }
}
