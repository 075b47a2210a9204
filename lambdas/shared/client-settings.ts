/**
 * Settings of every AWS client: four attempts, a second to connect and three to answer. The SDK's own
 * default waits without end for an answer, and would spend the function's whole time on one lost packet.
 * Source: https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/configuring-the-jssdk.html
 */
export const CLIENT_SETTINGS = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;
