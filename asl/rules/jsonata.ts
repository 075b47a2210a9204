import { isJsonataExpression, jsonataReferences } from '../jsonata-expression';
import { hasPlaceholder } from './dynamic';
import { jsonataTexts } from './references';
import { eachState, type Rule } from './rule';

/** Rules on JSONata states. Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const JSONATA_RULES = [
  {
    id: 'jsonata-syntax',
    severity: 'error',
    description: 'An expression begins with {%, ends with %}, and is readable JSONata in between.',
    check: eachState(function* (visited) {
      for (const { text, path } of jsonataTexts(visited)) {
        const message = failure(text);
        if (message === undefined) continue;
        yield {
          path,
          value: text,
          message: `not a readable JSONata expression: ${message}`,
          fix: "write it like '{% $states.input.order.id %}', with nothing before or after; name the parts of a deep one",
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

function failure(text: string): string | undefined {
  if (!isJsonataExpression(text)) return "it does not both begin with '{%' and end with '%}'";
  // What a template fills in may be any part of the expression.
  if (hasPlaceholder(text)) return undefined;
  try {
    jsonataReferences(text);
    return undefined;
  } catch (error) {
    // The parser throws plain objects with a message.
    const { message } = error as { readonly message?: unknown };
    return String(message);
  }
}
