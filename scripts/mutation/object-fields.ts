import { asNode, nameOf, type SyntaxNode } from './source';

/** A field of an object literal. */
export interface ObjectField {
  readonly name: string;
  readonly value: SyntaxNode;
  /** Written as `{ name }`: the value is the name. */
  readonly isShort: boolean;
}

/** The named fields of an object literal; none for any other node. */
export function fieldsOf(node: SyntaxNode | undefined): ObjectField[] {
  const properties = asNode(node, 'ObjectExpression')?.['properties'];
  if (!Array.isArray(properties)) return [];
  return properties.flatMap((property: unknown): ObjectField[] => {
    const short = asNode(property, 'Identifier');
    if (short !== undefined) return [{ name: nameOf(short) ?? '', value: short, isShort: true }];
    const pair = asNode(property, 'KeyValueProperty');
    const name = nameOf(pair?.['key']);
    const value = asNode(pair?.['value']);
    return name === undefined || value === undefined ? [] : [{ name, value, isShort: false }];
  });
}
