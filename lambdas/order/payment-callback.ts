import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { bodyBytes, parseJsonBody } from '../shared/http-body';
import { answering } from '../shared/http-handler';
import { HttpProblem, type HttpResponse, jsonResponse } from '../shared/http-response';
import { describeIssues } from '../shared/issues';
import { digestOf, isSigned } from '../shared/webhook-signature';
import { isPassing, paymentStep } from './payment-errors';
import { type PaymentEvent, paymentEventSchema } from './payment-event';
import { type PaymentServices, paymentServicesFromEnv } from './payment-services';
import { type Settlement, settlePayment } from './settle-payment';

const MAX_BODY_BYTES = 16 * 1024;

/** What the provider is told. 2xx ends the delivery of an event, 5xx repeats it. */
const STATUS_CODES: Readonly<Record<Settlement, number>> = {
  settled: 200,
  refunded: 200,
  ignored: 200,
  unknown: 404,
  conflict: 409,
  mismatch: 422,
};

/** `POST /payments/callback`: the provider tells how a charge ended. Safe under repeated and crossing deliveries. */
export function makePaymentCallbackHandler(services: PaymentServices) {
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answering(services.log, async () => {
      const payment = await readPaymentEvent(services, event);
      const settlement = await again(() => settlePayment(services, payment));
      return jsonResponse(STATUS_CODES[settlement], { result: settlement });
    });
}

async function readPaymentEvent(
  { secret, now }: PaymentServices,
  { headers, ...request }: APIGatewayProxyEventV2,
): Promise<PaymentEvent> {
  const bytes = bodyBytes(request, MAX_BODY_BYTES);
  const { webhookSigningSecret } = await again(() => secret.read());
  const claim = {
    timestamp: headers?.['x-payment-timestamp'],
    signature: headers?.['x-payment-signature'],
    digest: digestOf(bytes),
  };
  if (!isSigned(claim, webhookSigningSecret, now())) {
    throw new HttpProblem(401, { error: 'Unauthorized' });
  }
  const parsed = paymentEventSchema.safeParse(parseJsonBody(bytes));
  if (!parsed.success) {
    const issues = describeIssues(parsed.error);
    throw new HttpProblem(400, { error: 'InvalidPaymentEvent', issues });
  }
  const { reference, ...rest } = parsed.data;
  return { orderId: reference, ...rest };
}

/** A fault that passes becomes a 503: the provider delivers again. */
async function again<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await paymentStep(step);
  } catch (error) {
    if (!isPassing(error)) {
      throw error;
    }
    throw new HttpProblem(503, { error: 'ServiceUnavailable' }, { 'retry-after': '5' });
  }
}

export const handler = makePaymentCallbackHandler(paymentServicesFromEnv());
