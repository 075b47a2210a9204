/** One fact that `terraform test` looks at, under the check that it belongs to. */
export interface Assertion {
  /** The check; each has a line of its own in the report. */
  readonly topic: string;
  /** Terraform expression that must be true. */
  readonly condition: string;
  /** What should be, in words. */
  readonly expectation: string;
}

/** Computed values that a mocked resource has, by resource type; the others are random letters. */
export type MockValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Between topic and words in the text of a failed assertion. */
export const TOPIC_END = ' | ';

/**
 * The text of a `.tftest.hcl` file with one run: everything is applied against mocks, then every assertion is looked
 * at. Source: https://developer.hashicorp.com/terraform/language/tests/mocking
 */
export function testFile(mocks: MockValues, assertions: readonly Assertion[]): string {
  const resources = Object.entries(mocks).map(([type, values]) => {
    const lines = Object.entries(values).map(([key, value]) => `      ${key} = ${quoted(value)}`);
    return `  mock_resource ${quoted(type)} {\n    defaults = {\n${lines.join('\n')}\n    }\n  }`;
  });
  const asserts = assertions.map(({ topic, condition, expectation }) => {
    // An error in a condition (a value that is null) would stop the run before the other assertions.
    const message = quoted(`${topic}${TOPIC_END}${expectation}`);
    return `  assert {\n    condition = try(${condition}, false)\n    error_message = ${message}\n  }`;
  });
  return `mock_provider "aws" {\n${resources.join('\n')}\n}\n\nrun "rendered" {\n  command = apply\n${asserts.join('\n')}\n}\n`;
}

/** A value as Terraform's language writes it. JSON's own spelling, but for templates and two escapes it has not. */
export function quoted(value: string): string {
  return JSON.stringify(value)
    .replaceAll('\\b', '\\u0008')
    .replaceAll('\\f', '\\u000c')
    .replaceAll('${', '$${')
    .replaceAll('%{', '%%{');
}

/** Terraform expression: the JSON text that `expression` gives holds exactly `value`. */
export function jsonEquals(expression: string, value: object): string {
  return `jsondecode(${expression}) == jsondecode(${quoted(JSON.stringify(value))})`;
}

/** Terraform expression: the strings that `expressions` give are the ones of `values`, in any order. */
export function sameSet(expressions: readonly string[], values: readonly string[]): string {
  return `toset([${expressions.join(', ')}]) == toset([${values.map(quoted).join(', ')}])`;
}
