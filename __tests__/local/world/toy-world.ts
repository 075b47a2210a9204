import { afterAll, beforeAll, beforeEach, jest } from '@jest/globals';
import type { WorldDescription } from '../../../local/world/description';
import type { Session } from '../../../local/world/session';
import { openWorld, type World } from '../../../local/world/world';
import { ASK_MACHINE, NAMING } from './toy';

/** The world of a test file, and the session of the test that runs. */
export interface ToyWorld {
  readonly world: World;
  readonly session: Session;
  /** The URL by which the SDK finds a queue here: it asks the host of the URL. */
  queueUrl(part: string): string;
}

/** Opens a world of the machine that asks, for every test of the file that calls this at its top. */
export function openToyWorld(description: Partial<WorldDescription>): ToyWorld {
  // The first world loads the stand-ins, which takes seconds where nothing is cached.
  jest.setTimeout(30_000);
  let world: World;
  let session: Session;

  beforeAll(async () => {
    world = await openWorld({
      naming: NAMING,
      definition: JSON.stringify(ASK_MACHINE),
      functions: [],
      ...description,
    });
    await world.loadFunctions();
  });
  beforeEach(() => {
    session = world.begin({});
  });
  afterAll(() => world.close());

  return {
    get world() {
      return world;
    },
    get session() {
      return session;
    },
    queueUrl: (part) => `${world.standIns.url}/${NAMING.account}/${NAMING.queueName(part)}`,
  };
}
