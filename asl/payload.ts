/** What stands in the payload templates of a definition (Parameters, ResultSelector, Assign …). */

/** A JSONPath into the input (`$.order.id`), the context object (`$$.Execution.Name`) or a variable (`$total`). */
export type Path = `$${string}`;

/** A path or an intrinsic function: what the value of a field whose name ends in `.$` may be. */
export type Expression = Path | `States.${string}(${string})`;

/** Parameters, ResultSelector, ItemSelector, Assign …: JSON in which a `.$` field holds an expression. */
export type PayloadTemplate = {
  readonly [field: `${string}.$`]: Expression;
  readonly [field: string]: PayloadValue;
};
/** A value inside a payload template. */
export type PayloadValue =
  | string
  | number
  | boolean
  | null
  | readonly PayloadValue[]
  | PayloadTemplate;
