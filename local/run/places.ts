import type { HistoryEvent } from '../../simulator/history/history-event';

/** One visit of a state. */
export interface Visit {
  readonly name: string;
  /** `Task`, `Map`, … */
  readonly type: string;
  readonly enteredMs: number;
  /** Attempts begun. */
  attempts: number;
  /** When the last attempt failed; undefined before the first failure. */
  failedMs: number | undefined;
  succeeded: boolean;
  /** What the last attempt does, as it is told. */
  does: string;
  /** A Map or Parallel whose iterations or branches are under way. */
  forked: boolean;
}

/** One line of execution: the machine itself, a branch of a Parallel, an iteration of a Map. */
export class Place {
  /** The state that it is in. */
  visit: Visit | undefined;
  /** Where the state that was left last leads is not known before it is entered: what to say then. */
  onNext: ((next: string) => string) | undefined;
  branches = 0;
  readonly depth: number;

  constructor(
    readonly parent: Place | undefined,
    /** `item 2`, `branch 0`; empty for the machine itself. */
    readonly label: string,
  ) {
    this.depth = parent === undefined ? 0 : parent.depth + 1;
  }
}

/**
 * Finds out where each event happened, which the history tells by `previousEventId` alone. Events are to be given in
 * order, each once.
 */
export class Places {
  private readonly root = new Place(undefined, '');
  private readonly placeOf = new Map<number, Place>([[0, this.root]]);

  of(event: HistoryEvent): Place {
    const before = this.placeOf.get(event.previousEventId) ?? this.root;
    const place = placeAfter(before, event);
    this.placeOf.set(event.id, place);
    return place;
  }
}

function placeAfter(before: Place, event: HistoryEvent): Place {
  const { type } = event;
  if (type.startsWith('Execution')) return outermost(before);
  if (type === 'MapIterationStarted') {
    const index = event.mapIterationStartedEventDetails?.['index'];
    return new Place(forking(before, 'Map'), `item ${index}`);
  }
  if (type.endsWith('StateEntered')) {
    const { visit } = before;
    // A branch begins with its first state: it has no event of its own.
    return visit?.type === 'Parallel' && visit.forked
      ? new Place(before, `branch ${before.branches++}`)
      : before;
  }
  if (type.endsWith('StateExited')) return inState(before, event);
  const [, owner] = /^(Map|Parallel)State(?:Succeeded|Failed)$/.exec(type) ?? [];
  return owner === undefined ? before : forking(before, owner);
}

/** The Map or Parallel whose inside an event may have come from. */
function forking(from: Place, type: string): Place {
  let place: Place | undefined = from;
  while (place !== undefined && !(place.visit?.type === type && place.visit.forked)) {
    place = place.parent;
  }
  return place ?? from;
}

function inState(from: Place, event: HistoryEvent): Place {
  const name = event.stateExitedEventDetails?.['name'];
  let place: Place | undefined = from;
  while (place !== undefined && place.visit?.name !== name) place = place.parent;
  return place ?? from;
}

function outermost(from: Place): Place {
  let place = from;
  while (place.parent !== undefined) place = place.parent;
  return place;
}
