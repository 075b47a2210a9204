import { expressPriceUsd, PRICES, standardPriceUsd } from '../../asl/cost';
import type { Billing } from '../../simulator/billing';
import { formatDuration } from './duration';

/** List price of one execution in US dollars. */
export function priceUsd(billing: Billing): number {
  return billing.type === 'STANDARD'
    ? standardPriceUsd(billing.transitions)
    : expressPriceUsd(billing.gbSeconds);
}

/** `17 billed transitions, $0.000425 (Standard, $0.025 per 1,000; list price of 2026-11-20)`. */
export function describePrice(billing: Billing): string {
  const usd = formatUsd(priceUsd(billing));
  const asOf = `list price of ${PRICES.asOf}`;
  if (billing.type === 'STANDARD') {
    const { transitions } = billing;
    const counted = `${transitions.toLocaleString('en-US')} billed transition${transitions === 1 ? '' : 's'}`;
    const rate = formatUsd(standardPriceUsd(1000));
    return `${counted}, ${usd} (Standard, ${rate} per 1,000; ${asOf})`;
  }
  const { durationMs, memoryMb } = billing;
  return `${formatDuration(durationMs)} at ${memoryMb} MB, ${usd} (Express, with its request; ${asOf})`;
}

/** Prices of single executions are small: six digits that count, and no exponent. */
function formatUsd(usd: number): string {
  return `$${usd.toLocaleString('en-US', { maximumSignificantDigits: 6, useGrouping: false })}`;
}
