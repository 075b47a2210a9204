/** An object with exactly one of the fields. */
export type OneOf<Fields> = {
  [Name in keyof Fields]: { readonly [N in Name]: Fields[N] } & {
    readonly [Other in Exclude<keyof Fields, Name>]?: never;
  };
}[keyof Fields];
