import { App, TerraformStack } from 'cdktf';
import { temporaryDirectory } from './temporary-directory';

/** A resource of a stack's JSON, as Terraform reads it. */
export type ResourceJson = Readonly<Record<string, unknown>>;

/** A stack's JSON, as far as tests look into it. */
export interface StackJson {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, readonly ResourceJson[]>>;
  /** Resources by type, then by logical id. */
  readonly resource: Readonly<Record<string, Readonly<Record<string, ResourceJson>>>>;
  readonly output?: Readonly<Record<string, ResourceJson>>;
}

/** A resource together with what references it by. */
export interface PlacedResource {
  /** For example `aws_sqs_queue.Shipping_Queue_1234`. */
  readonly address: string;
  /** Construct path below the stack, from the metadata: `Shipping/Queue`. */
  readonly path: string;
  readonly body: ResourceJson;
}

// An app makes its output directory at once, although nothing is ever written to it here.
const outdir = temporaryDirectory('synth');

/** An app that leaves nothing behind. */
export function throwawayApp(): App {
  return new App({ outdir, stackTraces: false });
}

/** Builds constructs in a stack that is thrown away, and gives the stack's JSON. */
export function synthesize(build: (stack: TerraformStack) => void): StackJson {
  const stack = new TerraformStack(throwawayApp(), 'test');
  build(stack);
  return stackJson(stack);
}

/** The JSON of a stack, round-tripped so that it is what Terraform would read. */
export function stackJson(stack: TerraformStack): StackJson {
  return JSON.parse(JSON.stringify(stack.toTerraform())) as StackJson;
}

/** Every resource of a type, in the order of the JSON; without a type every resource there is. */
export function resources(json: StackJson, type?: string): PlacedResource[] {
  return Object.entries(json.resource ?? {})
    .filter(([found]) => type === undefined || found === type)
    .flatMap(([found, byId]) =>
      Object.entries(byId).map(([id, body]) => ({
        address: `${found}.${id}`,
        path: pathOf(body),
        body,
      })),
    );
}

/**
 * The one resource of a type, or the one of them that the predicate picks.
 *
 * @throws Error when there is none or more than one, naming what is there
 */
export function onlyPlaced(
  json: StackJson,
  type: string,
  predicate: (body: ResourceJson, path: string) => boolean = () => true,
): PlacedResource {
  const all = resources(json, type);
  const found = all.filter(({ body, path }) => predicate(body, path));
  const [first] = found;
  if (!first || found.length !== 1) {
    const paths = all.map(({ path }) => path).join(', ') || 'none';
    throw new Error(`${found.length} resources of type ${type} match; wanted: 1; there: ${paths}`);
  }
  return first;
}

/** The body of `onlyPlaced`. */
export function onlyResource(...args: Parameters<typeof onlyPlaced>): ResourceJson {
  return onlyPlaced(...args).body;
}

function pathOf(body: ResourceJson): string {
  const note = body['//'] as { readonly metadata: { readonly path: string } };
  return note.metadata.path.split('/').slice(1).join('/');
}
