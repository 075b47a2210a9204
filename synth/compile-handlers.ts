import { join } from 'node:path';
import type { BuildFailure, Metafile } from 'esbuild';
import { HandlerError } from './handler-error';

/**
 * Sources of credentials that come after the environment in the SDK's default chain. Lambda gives credentials by the
 * environment, so a handler never asks for these, and loads faster without them (docs/decisions/0005).
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
const UNUSED_CREDENTIAL_SOURCES = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/**
 * What the SDK imports when a service streams events. Few services do; their clients import it while they load, and
 * only handlers with such a client get it.
 */
const EVENT_STREAMS = '@smithy/core/event-streams';

/**
 * esbuild's options. CommonJS with the SDK inside and `module` before `main` loads fastest (docs/decisions/0005);
 * identifiers are not minified, because an error's name is matched by the workflow.
 */
export const ESBUILD_OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  // Paths stand in a bundle: they must be those inside the project, also where node_modules is a link.
  preserveSymlinks: true,
  external: [...UNUSED_CREDENTIAL_SOURCES, EVENT_STREAMS],
  legalComments: 'none',
  charset: 'utf8',
} as const;

/** Handlers in JavaScript, each with all that it imports. */
export interface CompiledHandlers {
  /** By handler. */
  readonly bundles: ReadonlyMap<string, Uint8Array>;
  /** The files that they were made of, packages included; paths inside the project. */
  readonly inputs: readonly string[];
}

/**
 * Bundles handlers (`order/charge-payment` is `lambdas/order/charge-payment.ts`) in one esbuild call, and those that
 * cannot load without event streams in a second.
 *
 * @throws HandlerError when a handler does not compile
 */
export function compileHandlers(root: string, handlers: readonly string[]): CompiledHandlers {
  const most = build(root, handlers, ESBUILD_OPTIONS.external);
  const streaming = handlers.filter((handler) => loads(most.metafile, handler, EVENT_STREAMS));
  if (streaming.length === 0) return most;

  const rest = build(root, streaming, UNUSED_CREDENTIAL_SOURCES);
  return {
    bundles: new Map([...most.bundles, ...rest.bundles]),
    inputs: [...new Set([...most.inputs, ...rest.inputs])],
  };
}

/** True if a bundle requires a package while it loads, not only imports it later. */
function loads({ outputs }: Metafile, handler: string, wanted: string): boolean {
  const imports = outputs[`out/${handler}.js`]?.imports ?? [];
  return imports.some(({ kind, path }) => kind === 'require-call' && path === wanted);
}

function build(
  root: string,
  handlers: readonly string[],
  external: readonly string[],
): CompiledHandlers & { readonly metafile: Metafile } {
  // Loaded only when there is something to bundle.
  const { buildSync, formatMessagesSync } = require('esbuild') as typeof import('esbuild');
  try {
    const { outputFiles, metafile } = buildSync({
      ...ESBUILD_OPTIONS,
      mainFields: [...ESBUILD_OPTIONS.mainFields],
      external: [...external],
      absWorkingDir: root,
      entryPoints: handlers.map((handler) => ({ in: `lambdas/${handler}.ts`, out: handler })),
      outdir: 'out',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const bundles = new Map(
      outputFiles.map(({ path, contents }) => [
        path.slice(join(root, 'out').length + 1, -'.js'.length).replaceAll('\\', '/'),
        contents,
      ]),
    );
    return { bundles, metafile, inputs: Object.keys(metafile.inputs) };
  } catch (failure) {
    const { errors } = failure as BuildFailure;
    const messages = formatMessagesSync(errors, { kind: 'error' }).map((text) => text.trim());
    throw new HandlerError(`handlers: ${errors.length} fault(s)\n${messages.join('\n')}`);
  }
}
