/** Name of a queue, from its URL or ARN, of whatever account. */
export function queueNameOf(urlOrArn: string): string {
  return urlOrArn.split(/[/:]/).at(-1) ?? '';
}
