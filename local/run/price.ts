import { expressPriceUsd, PRICES, standardPriceUsd } from '../../asl/cost';
import { type Billing, CHILD_MEMORY_MB, type ExpressUse } from '../../simulator/billing';
import { formatDuration } from './duration';

/** List price of one execution in US dollars, with the children of its map runs. */
export function priceUsd(billing: Billing): number {
  if (billing.type === 'EXPRESS') return expressPriceUsd(billing.gbSeconds);
  const { transitions, express } = billing;
  const children = express === undefined ? 0 : expressPriceUsd(express.gbSeconds, express.requests);
  return standardPriceUsd(transitions) + children;
}

/** `17 billed transitions, $0.000425 (Standard, $0.025 per 1,000; list price of 2026-11-20)`. */
export function describePrice(billing: Billing): string {
  const usd = formatUsd(priceUsd(billing));
  const asOf = `list price of ${PRICES.asOf}`;
  if (billing.type === 'STANDARD') {
    const rate = formatUsd(standardPriceUsd(1000));
    const counted = counts(billing.transitions, 'billed transition');
    return `${counted}${describeChildren(billing.express)}, ${usd} (Standard, ${rate} per 1,000; ${asOf})`;
  }
  const { durationMs, memoryMb } = billing;
  return `${formatDuration(durationMs)} at ${memoryMb} MB, ${usd} (Express, with its request; ${asOf})`;
}

/** ` and 8 Express children of 800 ms together at 64 MB`; nothing where there are none. */
function describeChildren(express: ExpressUse | undefined): string {
  if (express === undefined) return '';
  const { requests, durationMs } = express;
  const children = counts(requests, 'Express child', 'Express children');
  const time = `${formatDuration(durationMs)}${requests === 1 ? '' : ' together'}`;
  return ` and ${children} of ${time} at ${CHILD_MEMORY_MB} MB`;
}

function counts(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;
}

/** Prices of single executions are small: six digits that count, and no exponent. */
function formatUsd(usd: number): string {
  return `$${usd.toLocaleString('en-US', { maximumSignificantDigits: 6, useGrouping: false })}`;
}
