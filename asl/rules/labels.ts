import { joinPath } from '../path';
import { hasPlaceholder } from './dynamic';
import { eachState, type Rule } from './rule';

const MAX_LABEL_CHARACTERS = 40;
const NOT_IN_LABEL = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

/**
 * Rules on the Label of a Map, a part of the ARNs of its runs.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export const LABEL_RULES = [
  {
    id: 'map-label',
    severity: 'error',
    description:
      'A Label has 1 to 40 characters, none of them a space, wildcard, bracket or sign such as : or $.',
    check: eachState(function* ({ state, path }) {
      const label = state['Label'];
      if (state['Type'] !== 'Map' || label === undefined || hasPlaceholder(label)) return;
      const length = typeof label === 'string' ? [...label].length : 0;
      if (length >= 1 && length <= MAX_LABEL_CHARACTERS && !NOT_IN_LABEL.test(String(label)))
        return;
      yield {
        path: joinPath(path, 'Label'),
        value: label,
        message: 'not a label',
        fix: `give 1 to ${MAX_LABEL_CHARACTERS} characters without spaces, wildcards, brackets and : ; , \\ | ^ ~ $ # % & \` "`,
      };
    }),
  },
  {
    id: 'map-label-unique',
    severity: 'error',
    description: 'A Label occurs once in the whole definition.',
    *check({ states }) {
      const first = new Map<unknown, string>();
      for (const { state, path } of states) {
        const label = state['Label'];
        if (state['Type'] !== 'Map' || label === undefined || hasPlaceholder(label)) continue;
        const taken = first.get(label);
        if (taken === undefined) {
          first.set(label, path);
          continue;
        }
        yield {
          path: joinPath(path, 'Label'),
          value: label,
          message: `the Map at ${taken} has the same Label`,
          fix: 'rename one of them, or leave it out: the service then makes one up',
        };
      }
    },
  },
] as const satisfies readonly Rule[];
