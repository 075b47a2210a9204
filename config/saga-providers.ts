import type { EnvironmentConfig } from './environment';
import { providerTimeoutMs } from './function-variables';

/** A provider of the saga, by its name in the configuration. */
export type ProviderName = keyof EnvironmentConfig['saga']['providers'];

/** Who sells the parts of a trip. */
export const TRIP_PROVIDERS: readonly ProviderName[] = ['flight', 'hotel', 'car'];
/** Who takes the payment, and who does while that one cannot. */
export const PAYMENT_PROVIDERS: readonly ProviderName[] = ['payment', 'fallback-payment'];

/** The variable with the address of a provider: `FALLBACK_PAYMENT_PROVIDER_URL`. */
export const urlVariable = (provider: ProviderName): string => `${prefixOf(provider)}_PROVIDER_URL`;

/** Variables of a handler that calls providers; what `lambdas/saga/step-services.ts` reads. */
export function providerVariables(
  config: EnvironmentConfig,
  providers: readonly ProviderName[],
): Readonly<Record<string, string>> {
  const entries = providers.flatMap((provider) => {
    const { url, secretName } = config.saga.providers[provider];
    return [
      [urlVariable(provider), url],
      [`${prefixOf(provider)}_SECRET_NAME`, secretName],
    ];
  });
  return { PROVIDER_TIMEOUT_MS: providerTimeoutMs(config), ...Object.fromEntries(entries) };
}

function prefixOf(provider: ProviderName): string {
  return provider.toUpperCase().replace('-', '_');
}
