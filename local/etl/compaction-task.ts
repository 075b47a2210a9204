import type { ContainerScript } from '../services/ecs';
import type { TextBucket } from './bucket';

/** The compaction, in the place of `fargate/compact-parts.sh`. */
export function compactionTask(data: TextBucket): ContainerScript {
  return async ({ RUN_ID: runId }) => {
    const partsOf = new Map<string, string[]>();
    for await (const line of data.lines(`runs/${runId}/compaction.txt`)) {
      const [object = '', part = ''] = line.split(' ');
      partsOf.set(object, [...(partsOf.get(object) ?? []), part]);
    }
    for (const [object, parts] of partsOf) await data.join(object, textsOf(data, parts));
  };
}

async function* textsOf(data: TextBucket, keys: readonly string[]): AsyncGenerator<string> {
  for (const key of keys) yield await data.text(key);
}
