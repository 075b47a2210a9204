import type { HandlerCatalog } from '../../constructs/handler-code';

/** A catalog that knows every handler and never bundles one. */
export const fakeCatalog: HandlerCatalog = (handler) => ({
  filename: `../../assets/${handler.replaceAll('/', '-')}.zip`,
  sourceCodeHash: `hash-of-${handler}`,
});
