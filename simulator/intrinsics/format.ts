import type { IntrinsicArgument } from '../../asl/intrinsic';
import type { Json } from '../../asl/json';
import type { View } from '../dialects/dialect';
import { IntrinsicFault } from './fault';

type Compute = (root: Json, view: View) => Json;

/**
 * States.Format: each `{}` of the template is replaced by the next argument. Text is put in as it is, anything else as
 * JSON. In a literal template `\{`, `\}` and `\\` stand for the signs themselves.
 */
export function compileFormat(
  template: IntrinsicArgument | undefined,
  args: readonly Compute[],
): Compute {
  const literal = template?.kind === 'string' ? split(template.raw, true) : undefined;
  const [first, ...rest] = args;
  return (root, view) => {
    const pieces = literal ?? split(textOf(first?.(root, view)), false);
    if (pieces.length - 1 !== rest.length) {
      throw new IntrinsicFault(
        `the template has ${pieces.length - 1} places for ${rest.length} arguments`,
      );
    }
    return pieces.reduce((text, piece, index) => {
      const value = rest[index - 1]?.(root, view) ?? null;
      return `${text}${typeof value === 'string' ? value : JSON.stringify(value)}${piece}`;
    });
  };
}

function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw new IntrinsicFault(`the template is ${JSON.stringify(value)}; allowed: a string`);
}

/** The text between the `{}`. */
function split(template: string, escapes: boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at < template.length; at++) {
    const sign = template[at] ?? '';
    if (escapes && sign === '\\') piece += template[++at] ?? '';
    else if (sign === '{' && template[at + 1] === '}') {
      pieces.push(piece);
      piece = '';
      at++;
    } else piece += sign;
  }
  return [...pieces, piece];
}
