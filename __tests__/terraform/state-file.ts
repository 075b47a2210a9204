/** A value as Terraform's JSON output writes it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A resource of `terraform show -json`. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly schema_version: number;
  readonly values: { readonly [key: string]: Value };
}

/** The values of a plan or a state in `terraform show -json`. */
export interface StateValues {
  readonly root_module: { readonly resources: readonly StateResource[] };
}

/** The text of a state file (format 4) with the given resources. */
export function stateFile(resources: readonly StateResource[]): string {
  return JSON.stringify({
    version: 4,
    serial: 1,
    lineage: '00000000-0000-0000-0000-000000000000',
    outputs: {},
    resources: resources.map(({ type, name, schema_version, values }) => ({
      mode: 'managed',
      type,
      name,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ schema_version, attributes: values, sensitive_attributes: [] }],
    })),
  });
}
