/** The parts of an ARN; the resource keeps its own colons. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** A colon that is not inside a template's placeholder (`${AWS::Region}`). */
const COLON = /:(?![^{}]*\})/;

/** Reads an ARN whose parts may be placeholders; undefined when the text is none. */
export function parseArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, account, ...resource] = text.split(COLON);
  if (scheme !== 'arn' || resource.length === 0) return undefined;
  return {
    partition: partition ?? '',
    service: service ?? '',
    region: region ?? '',
    account: account ?? '',
    resource: resource.join(':'),
  };
}

/** Puts the parts of an ARN together again. */
export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** True for an ARN, and for a placeholder that by its name stands for a whole one (`${OrderTableArn}`). */
export function isArn(text: string): boolean {
  return text.startsWith('arn:') || /^\$\{[^}]*arn\}$/i.test(text);
}

/** True for an ARN that holds another one, as a placeholder that stands for a whole one. S3's keys may hold anything. */
export function holdsWholeArn(text: string): boolean {
  return /^arn:.*\$\{[^}]*arn\}/i.test(text) && parseArn(text)?.service !== 's3';
}

const PLACEHOLDERS = /\$\{[^}]*\}/g;
const RESOURCE =
  /^arn:(?<partition>aws[a-z-]*|_):(?<service>[a-z0-9-]+|_):(?<region>[a-z0-9-]*|\*|_):(?<account>\d{12}|aws|_)?:(?<name>.+)$/;
/** Services whose names may hold blanks, as paths, keys and titles do. */
const WITH_BLANKS = new Set([
  'cloudwatch',
  'databrew',
  'execute-api',
  'glue',
  'mediaconvert',
  'redshift',
  's3',
]);

/**
 * True for what IAM takes as a resource: `*` or a whole ARN. A template's placeholder may stand for any part, or
 * for all of it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function isResource(text: string): boolean {
  if (text === '*' || isPlaceholder(text)) return true;
  const { service = '', name = '' } =
    RESOURCE.exec(text.replaceAll(PLACEHOLDERS, '_'))?.groups ?? {};
  if (name === '' || /\p{Cc}/u.test(name)) return false;
  return !/\s/.test(name) || WITH_BLANKS.has(service);
}

/** True for a text that is nothing but a template's placeholder. */
function isPlaceholder(text: string): boolean {
  return /^\$\{[^}]*\}$/.test(text);
}

/** The text's fields, split at colons outside placeholders. */
export function splitColons(text: string): string[] {
  return text.split(COLON);
}
