import type { SagaResources } from '../../workflows/saga-resources';

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:123456789012:${resource}`;
const functionArn = (part: string) => arn('lambda', `function:saga-${part}:live`);

/** Names as a stack computes them, for tests of the definition. */
export const sagaResources: SagaResources = {
  functions: {
    validateBooking: functionArn('validate-booking'),
    reserveStep: functionArn('reserve-step'),
    confirmStep: functionArn('confirm-step'),
    releaseStep: functionArn('release-step'),
    authorizePayment: functionArn('authorize-payment'),
    capturePayment: functionArn('capture-payment'),
    voidPayment: functionArn('void-payment'),
  },
  tables: { bookings: 'bookings', breakers: 'breakers' },
  attentionQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/saga-attention',
  notificationsTopicArn: arn('sns', 'saga-notifications'),
  breaker: { failureThreshold: 5, openSeconds: 60 },
};
