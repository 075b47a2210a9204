/** The zip of one Lambda handler. */
export interface HandlerCode {
  /** Path of the zip, from the directory in which Terraform runs. */
  readonly filename: string;
  /** Base64 SHA-256 of the zip: a new one deploys the function again. */
  readonly sourceCodeHash: string;
}

/**
 * Gives the code of a handler by its name, for example `order/charge-payment`.
 *
 * @throws Error when there is no such handler
 */
export type HandlerCatalog = (handler: string) => HandlerCode;
