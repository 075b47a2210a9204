import { isJsonObject, type JsonObject } from '../../asl/json';

const PARTS = ['ItemReader', 'ResultWriter'] as const;
/** A part of a distributed Map that may call a service. */
export type MapPart = (typeof PARTS)[number];

/** A part that does. */
export interface CalledPart {
  readonly part: MapPart;
  /** As scripts and faults name it. */
  readonly name: string;
  readonly resource: string;
}

/** What a part is called in scripts and faults: `LoadRows.ItemReader`. */
export function partName(stateName: string, part: MapPart): string {
  return `${stateName}.${part}`;
}

/** The parts of a Map that call a service; none of any other state. */
export function calledParts(stateName: string, state: JsonObject): CalledPart[] {
  if (state['Type'] !== 'Map') return [];
  return PARTS.flatMap((part): CalledPart[] => {
    const owner = state[part];
    const resource = isJsonObject(owner) ? owner['Resource'] : undefined;
    return typeof resource === 'string'
      ? [{ part, name: partName(stateName, part), resource }]
      : [];
  });
}
