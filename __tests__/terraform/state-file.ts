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
  /** Attributes that the provider calls sensitive, by name. */
  readonly sensitive_values?: { readonly [key: string]: Value };
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
    resources: resources.map(({ type, name, schema_version, values, sensitive_values }) => ({
      mode: 'managed',
      type,
      name,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          schema_version,
          attributes: values,
          // Terraform plans an update where a state does not know that an attribute is sensitive.
          sensitive_attributes: sensitivePaths(sensitive_values ?? {}),
        },
      ],
    })),
  });
}

/** Paths of whole attributes; what is sensitive inside one is passed over. */
function sensitivePaths(sensitive: NonNullable<StateResource['sensitive_values']>): object[] {
  return Object.entries(sensitive)
    .filter(([, isSensitive]) => isSensitive === true)
    .map(([value]) => [{ type: 'get_attr', value }]);
}
