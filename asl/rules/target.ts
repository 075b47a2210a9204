import type { JsonObject } from '../json';
import { joinPath } from '../path';
import { objectsIn } from './subject';

/** A state's name for another state, with where it is written. */
export interface Target {
  readonly name: string;
  readonly path: string;
}

/** Where a state may lead: Next, Default, and the Next of its Choice rules and catchers. */
export function* targetsOf(state: JsonObject, path: string): Generator<Target> {
  for (const key of ['Next', 'Default']) {
    const name = state[key];
    if (typeof name === 'string') yield { name, path: joinPath(path, key) };
  }
  for (const key of ['Choices', 'Catch']) {
    for (const { object, path: at } of objectsIn(state, key, path)) {
      const name = object['Next'];
      if (typeof name === 'string') yield { name, path: joinPath(at, 'Next') };
    }
  }
}
