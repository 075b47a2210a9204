/** What our side and the local payment provider share; worth nothing anywhere else. */
export const LOCAL_PAYMENT_SECRET = {
  apiKey: 'local-api-key',
  webhookSigningSecret: 'local-webhook-signing-secret',
} as const;
