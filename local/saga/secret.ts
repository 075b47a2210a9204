/** What our side and the local providers share; worth nothing anywhere else. */
export const LOCAL_PROVIDER_SECRET = {
  apiKey: 'local-api-key',
  requestSigningSecret: 'local-request-signing-secret',
} as const;
