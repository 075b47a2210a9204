import type { Integration } from '../integration';
import { OPTIMIZED_INTEGRATIONS, type OptimizedIntegration } from '../integrations';
import { isJsonObject, type JsonObject } from '../json';
import { didYouMean } from '../nearest';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { isDynamic } from './dynamic';
import { eachState, type Rule } from './rule';
import { argumentsField, integrationOf } from './task';

/** Rules on what Tasks call. Source: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html */
export const INTEGRATION_RULES = [
  {
    id: 'integration-known',
    severity: 'error',
    description:
      'A Resource is a function, an activity, an SDK call, or an integration that Step Functions has.',
    check: eachState(function* (visited) {
      const integration = integrationOf(visited);
      const fix = integration && unknownIntegration(integration);
      if (fix === undefined) return;
      yield {
        path: joinPath(visited.path, 'Resource'),
        value: visited.state['Resource'],
        message: 'Step Functions has no such integration',
        fix,
      };
    }),
  },
  {
    id: 'integration-pattern',
    severity: 'error',
    description: 'The integration has the pattern and version that the Resource ends in.',
    check: eachState(function* (visited) {
      const integration = integrationOf(visited);
      if (integration === undefined || !('pattern' in integration)) return;
      const entry = entryOf(integration);
      const sdk = integration.kind === 'sdk';
      // An SDK call answers at once or waits for a token; only optimised integrations follow a job.
      const patterns = sdk ? ['request-response', 'wait-for-task-token'] : entry?.patterns;
      if (patterns === undefined) return;
      const version = 'version' in integration ? integration.version : undefined;
      const versioned =
        version === undefined ||
        (integration.pattern === 'sync' && entry?.versions?.includes(version) === true);
      if (patterns.includes(integration.pattern) && versioned) return;
      yield {
        path: joinPath(visited.path, 'Resource'),
        value: visited.state['Resource'],
        message: versioned ? `no ${integration.pattern} form` : `no version ${version}`,
        fix: `allowed: ${[...patterns, ...(entry?.versions ?? []).map((each) => `sync:${each}`)].join(', ')}`,
      };
    }),
  },
  {
    id: 'integration-parameters',
    severity: 'error',
    description: 'An optimised integration gets every parameter without which the call is refused.',
    check: eachState(function* (visited) {
      const integration = integrationOf(visited);
      const entry = integration && entryOf(integration);
      const { state, path, queryLanguage } = visited;
      const field = argumentsField(visited);
      const given = state[field];
      if (entry === undefined || isDynamic(given, queryLanguage)) return;
      const names = isJsonObject(given) ? Object.keys(given) : [];
      const missing = entry.required.filter(
        (name) =>
          !names.includes(name) && (queryLanguage === 'JSONata' || !names.includes(`${name}.$`)),
      );
      if (missing.length === 0) return;
      yield {
        path: given === undefined ? path : joinPath(path, field),
        value: names,
        message: `without ${missing.join(', ')} the call is refused`,
        fix: `add ${missing.map((name) => `${field}.${name}`).join(', ')}`,
      };
    }),
  },
  {
    id: 'parameter-case',
    severity: 'warning',
    description: 'Parameters of integrations begin with a capital, whatever the API itself has.',
    check: eachState(function* (visited) {
      const kind = integrationOf(visited)?.kind;
      if (kind !== 'optimized' && kind !== 'sdk') return;
      for (const name of lowerCaseNames(visited)) {
        yield {
          path: joinPath(visited.path, argumentsField(visited), name),
          value: name,
          message: 'a parameter that begins with a small letter is not known to the integration',
          fix: `write '${name[0]?.toUpperCase()}${name.slice(1)}'`,
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

/** How to mend a Resource that calls nothing, or undefined when it is known. */
function unknownIntegration(integration: Integration): string | undefined {
  if (integration.kind === 'unknown') {
    return "give a function's or activity's ARN, or 'arn:aws:states:::<service>:<action>' with .sync or .waitForTaskToken";
  }
  if (integration.kind === 'sdk') {
    const { service, action } = integration;
    if (/^[a-z][a-z0-9]*$/.test(service) && /^[a-z]/.test(action)) return undefined;
    return "write the service in small letters and the action beginning with one: 'aws-sdk:s3:putObject'";
  }
  if (integration.kind !== 'optimized' || entryOf(integration)) return undefined;
  const { service, action } = integration;
  return didYouMean(
    `${service}:${action}`,
    Object.keys(OPTIMIZED_INTEGRATIONS),
    `for an SDK call write 'arn:aws:states:::aws-sdk:${service}:${action}'`,
  );
}

function entryOf(integration: Integration): OptimizedIntegration | undefined {
  if (integration.kind !== 'optimized') return undefined;
  const key = `${integration.service}:${integration.action}`;
  return Object.hasOwn(OPTIMIZED_INTEGRATIONS, key) ? OPTIMIZED_INTEGRATIONS[key] : undefined;
}

function lowerCaseNames(visited: VisitedState): string[] {
  const given: JsonObject[string] | undefined = visited.state[argumentsField(visited)];
  return isJsonObject(given) ? Object.keys(given).filter((name) => /^[a-z]/.test(name)) : [];
}
