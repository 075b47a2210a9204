import type { Expression, Path } from './payload';

/**
 * `States.Format` of a plain text in which `{}` stands for each path, or the literal itself where there is none.
 * Quotes and backslashes of the text are escaped; braces that are not `{}` are the caller's to escape.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 *
 * @throws TypeError when the text has more or fewer `{}` than there are paths
 */
export function formatted(template: string, ...paths: readonly Path[]): Expression {
  const places = template.split('{}').length - 1;
  if (places !== paths.length || places === 0) {
    throw new TypeError(
      `a text with ${places} {} and ${paths.length} path(s); allowed: as many, and one or more`,
    );
  }
  const literal = template.replaceAll(/[\\']/g, (sign) => `\\${sign}`);
  return `States.Format('${literal}', ${paths.join(', ')})`;
}
