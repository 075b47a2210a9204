import type { Path } from './payload';

type Test =
  | { readonly StringEquals: string }
  | { readonly StringEqualsPath: Path }
  | { readonly StringLessThan: string }
  | { readonly StringLessThanPath: Path }
  | { readonly StringGreaterThan: string }
  | { readonly StringGreaterThanPath: Path }
  | { readonly StringLessThanEquals: string }
  | { readonly StringLessThanEqualsPath: Path }
  | { readonly StringGreaterThanEquals: string }
  | { readonly StringGreaterThanEqualsPath: Path }
  | { readonly StringMatches: string }
  | { readonly NumericEquals: number }
  | { readonly NumericEqualsPath: Path }
  | { readonly NumericLessThan: number }
  | { readonly NumericLessThanPath: Path }
  | { readonly NumericGreaterThan: number }
  | { readonly NumericGreaterThanPath: Path }
  | { readonly NumericLessThanEquals: number }
  | { readonly NumericLessThanEqualsPath: Path }
  | { readonly NumericGreaterThanEquals: number }
  | { readonly NumericGreaterThanEqualsPath: Path }
  | { readonly BooleanEquals: boolean }
  | { readonly BooleanEqualsPath: Path }
  | { readonly TimestampEquals: string }
  | { readonly TimestampEqualsPath: Path }
  | { readonly TimestampLessThan: string }
  | { readonly TimestampLessThanPath: Path }
  | { readonly TimestampGreaterThan: string }
  | { readonly TimestampGreaterThanPath: Path }
  | { readonly TimestampLessThanEquals: string }
  | { readonly TimestampLessThanEqualsPath: Path }
  | { readonly TimestampGreaterThanEquals: string }
  | { readonly TimestampGreaterThanEqualsPath: Path }
  | { readonly IsNull: boolean }
  | { readonly IsPresent: boolean }
  | { readonly IsNumeric: boolean }
  | { readonly IsString: boolean }
  | { readonly IsBoolean: boolean }
  | { readonly IsTimestamp: boolean };

/** A condition: one comparison, or And, Or, Not over conditions. */
export type Condition =
  | ({ readonly Variable: Path } & Test)
  | { readonly And: readonly [Condition, ...Condition[]] }
  | { readonly Or: readonly [Condition, ...Condition[]] }
  | { readonly Not: Condition };
