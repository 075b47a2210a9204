import { isJsonObject, type JsonObject } from '../../asl/json';
import type { EventDetails, HistoryEvent } from '../../simulator/history/history-event';

/** The details of an event, whatever they are called. */
export function detailsOf(event: HistoryEvent): EventDetails {
  const key = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return (key === undefined ? undefined : event[key as `${string}EventDetails`]) ?? {};
}

/** What a task calls, from the event that schedules it: `lambda:invoke charge-payment`, `sqs:sendMessage`. */
export function calledBy(event: HistoryEvent): string {
  const { resource = '', resourceType, parameters } = detailsOf(event);
  if (resourceType === undefined) return String(resource).split(':').slice(-2).join(' ');
  const call = `${resourceType}:${resource}`;
  const name = resourceType === 'lambda' ? functionIn(parameters) : undefined;
  return name === undefined ? call : `${call} ${name}`;
}

/** The name in a FunctionName, which may be an ARN, with a version behind it. */
function functionIn(parameters: EventDetails[string]): string | undefined {
  const [, name] =
    /"FunctionName":"(?:arn:[^"]*:function:)?([^":]+)/.exec(String(parameters)) ?? [];
  return name;
}

const LONGEST_ANSWER = 60;

/** What a task answered, shortened and without the SDK's own remarks; for `lambda:invoke` what the function returned. */
export function answerOf(event: HistoryEvent): string {
  const { output, resource } = detailsOf(event);
  const answer: unknown = JSON.parse(String(output ?? 'null'));
  const said = resource === 'invoke' && isJsonObject(answer) ? answer['Payload'] : answer;
  const text = JSON.stringify(isJsonObject(said) ? withoutMetadata(said) : said) ?? 'null';
  return text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER - 1)}…` : text;
}

function withoutMetadata(answer: JsonObject): JsonObject {
  const { SdkHttpMetadata: _http, SdkResponseMetadata: _response, ...rest } = answer;
  return rest;
}
