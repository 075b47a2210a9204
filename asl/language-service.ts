/**
 * AWS's own check of a definition (`amazon-states-language-service`, the engine of the AWS Toolkit), with its
 * findings as faults. It knows the shape of every field; what it misses is in `rules.ts`.
 */
import type { ASTNode, Diagnostic, JSONDocument } from 'amazon-states-language-service';
import type { Fault } from './fault';
import { joinPath } from './path';
import { hasPlaceholder } from './rules/dynamic';

/** Rule id of every finding of the language service. */
export const LANGUAGE_SERVICE_RULE = 'asl-schema';

type Parsed = JSONDocument & {
  getNodeFromOffset(offset: number): ASTNode | undefined;
};

/**
 * Runs the language service on the JSON text of a definition. Loading it takes a third of a second, so it is
 * loaded when first used. A value that holds a template's `${…}` is not judged: it is filled in later.
 *
 * Everything it reports is an error: it has no opinions, only the schema and the targets.
 */
export async function checkWithLanguageService(text: string): Promise<Fault[]> {
  // Not `import()`: Node does not see the names that this CommonJS package re-exports.
  const { getLanguageService, TextDocument } =
    require('amazon-states-language-service') as typeof import('amazon-states-language-service');
  const service = getLanguageService({});
  const document = TextDocument.create('definition.asl.json', 'asl', 1, text);
  const parsed = service.parseJSONDocument(document) as Parsed;
  const faults = new Map<string, Fault>();
  for (const diagnostic of await service.doValidation(document, parsed)) {
    const node = parsed.getNodeFromOffset(document.offsetAt(diagnostic.range.start));
    const fault = node && faultOf(diagnostic, node);
    if (fault) faults.set(`${fault.path} ${fault.message}`, fault);
  }
  return [...faults.values()];
}

/**
 * Where its schema is behind the service, which reads Parquet too; the rule item-reader judges the InputType.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
const OUTDATED = /\.ItemReader\.ReaderConfig\.InputType$/;

/**
 * What it says of the value of a `.$` field. It takes an intrinsic function without arguments for none at all
 * (`States.Array()`), so the rules on templates, intrinsic functions and paths judge these values alone.
 * Source: https://states-language.net/spec.html#intrinsic-functions ("zero or more")
 */
const ON_EXPRESSION = /^The value for the field must be a valid JSONPath or intrinsic function/;

function faultOf(diagnostic: Diagnostic, node: ASTNode): Fault | undefined {
  const place = ownerOf(node);
  const value = place.type === 'object' || place.type === 'array' ? undefined : place.value;
  const path = pathOf(place);
  const { message: text } = diagnostic;
  const message = (typeof text === 'string' ? text : text.value).replace(/\.$/, '');
  if (hasPlaceholder(value) || OUTDATED.test(path) || ON_EXPRESSION.test(message)) return undefined;
  return {
    rule: LANGUAGE_SERVICE_RULE,
    severity: 'error',
    path,
    ...(value === undefined ? {} : { value }),
    message: `${message[0]?.toLowerCase() ?? ''}${message.slice(1)}`,
    fix: fixFor(message),
  };
}

function fixFor(message: string): string {
  const missing = /^Missing property "(.+)"$/.exec(message)?.[1];
  if (missing !== undefined) return `add ${missing}`;
  const expected = /Expected (.+)$/.exec(message)?.[1];
  if (expected !== undefined) return `give ${expected}`;
  const allowed = /Valid values: (.+)$/.exec(message)?.[1];
  if (allowed !== undefined) return `allowed: ${allowed}`;
  return 'compare it with https://states-language.net/spec.html';
}

/** A finding on a key (or a whole property) is about the value under that key. */
function ownerOf(node: ASTNode): ASTNode {
  const property = node.type === 'property' ? node : node.parent;
  if (property?.type !== 'property') return node;
  const onKey = node === property || node === property.keyNode;
  return onKey && property.valueNode ? property.valueNode : node;
}

function pathOf(node: ASTNode): string {
  const steps: (string | number)[] = [];
  for (let at: ASTNode | undefined = node; at?.parent; at = at.parent) {
    if (at.parent.type === 'property') steps.unshift(at.parent.keyNode.value);
    else if (at.parent.type === 'array') steps.unshift(at.parent.items.indexOf(at));
  }
  return joinPath('', ...steps);
}
