/** Notes a relation between values of a configuration that does not hold. */
export type Demand = (holds: boolean, key: string, value: unknown, message: string) => void;
