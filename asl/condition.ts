import type { OneOf } from './one-of';
import type { Path } from './payload';

/** Comparisons by name, each with what it compares to. */
interface Comparisons {
  StringEquals: string;
  StringEqualsPath: Path;
  StringLessThan: string;
  StringLessThanPath: Path;
  StringGreaterThan: string;
  StringGreaterThanPath: Path;
  StringLessThanEquals: string;
  StringLessThanEqualsPath: Path;
  StringGreaterThanEquals: string;
  StringGreaterThanEqualsPath: Path;
  StringMatches: string;
  NumericEquals: number;
  NumericEqualsPath: Path;
  NumericLessThan: number;
  NumericLessThanPath: Path;
  NumericGreaterThan: number;
  NumericGreaterThanPath: Path;
  NumericLessThanEquals: number;
  NumericLessThanEqualsPath: Path;
  NumericGreaterThanEquals: number;
  NumericGreaterThanEqualsPath: Path;
  BooleanEquals: boolean;
  BooleanEqualsPath: Path;
  TimestampEquals: string;
  TimestampEqualsPath: Path;
  TimestampLessThan: string;
  TimestampLessThanPath: Path;
  TimestampGreaterThan: string;
  TimestampGreaterThanPath: Path;
  TimestampLessThanEquals: string;
  TimestampLessThanEqualsPath: Path;
  TimestampGreaterThanEquals: string;
  TimestampGreaterThanEqualsPath: Path;
  IsNull: boolean;
  IsPresent: boolean;
  IsNumeric: boolean;
  IsString: boolean;
  IsBoolean: boolean;
  IsTimestamp: boolean;
}

/** What joins conditions. */
interface Joints {
  And: readonly [Condition, ...Condition[]];
  Or: readonly [Condition, ...Condition[]];
  Not: Condition;
}

/** A condition: one comparison, or And, Or, Not over conditions. */
export type Condition =
  | ({ readonly Variable: Path } & OneOf<Comparisons> & {
        readonly [Joint in keyof Joints]?: never;
      })
  | ({ readonly Variable?: never } & OneOf<Joints>);
