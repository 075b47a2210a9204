/** Imported before a handler: what a handler reads from its environment while it loads. Nothing here is reached. */
export const HANDLER_ENVIRONMENT = {
  AWS_REGION: 'eu-central-1',
  ORDERS_TABLE: 'orders',
  PAYMENTS_TABLE: 'payments',
  RESERVATIONS_TABLE: 'reservations',
  STATE_MACHINE_ARN: 'arn:aws:states:eu-central-1:123456789012:stateMachine:order:live',
  STATE_MACHINE_EXECUTION_ARN_PREFIX: 'arn:aws:states:eu-central-1:123456789012:execution:order',
  PAYMENT_PROVIDER_URL: 'https://payments.example',
  PAYMENT_PROVIDER_TIMEOUT_MS: '2000',
  PAYMENT_SECRET_NAME: 'order/payment',
  POWERTOOLS_METRICS_NAMESPACE: 'orders',
  POWERTOOLS_SERVICE_NAME: 'order',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
} as const;

Object.assign(process.env, HANDLER_ENVIRONMENT);
