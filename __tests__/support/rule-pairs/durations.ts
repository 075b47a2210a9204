import { invoke, only, PASS, type RulePair } from './rule-pair';

/** Timeouts, heartbeats and waits. */
export const DURATION_PAIRS: readonly RulePair[] = [
  {
    rule: 'task-timeout',
    broken: only(invoke({ TimeoutSeconds: undefined })),
    mended: only(invoke()),
    path: 'States.A',
  },
  {
    rule: 'machine-timeout',
    broken: only(PASS, { TimeoutSeconds: undefined }),
    mended: only(PASS),
    path: '',
  },
  {
    rule: 'timeout-range',
    broken: only(invoke({ TimeoutSeconds: 0 })),
    mended: only(invoke({ TimeoutSeconds: 1 })),
    path: 'States.A.TimeoutSeconds',
  },
  {
    rule: 'timeout-range',
    because: 'of the machine',
    broken: only(PASS, { TimeoutSeconds: 100_000_000 }),
    mended: only(PASS, { TimeoutSeconds: 99_999_999 }),
    path: 'TimeoutSeconds',
  },
  {
    rule: 'heartbeat-below-timeout',
    broken: only(invoke({ HeartbeatSeconds: 60 })),
    mended: only(invoke({ HeartbeatSeconds: 59 })),
    path: 'States.A.HeartbeatSeconds',
  },
  {
    rule: 'wait-duration',
    because: 'two',
    broken: only({ Type: 'Wait', Seconds: 5, SecondsPath: '$.s', End: true }),
    mended: only({ Type: 'Wait', Seconds: 5, End: true }),
    path: 'States.A',
  },
  {
    rule: 'wait-duration',
    because: 'none',
    broken: only({ Type: 'Wait', End: true }),
    mended: only({ Type: 'Wait', Seconds: 0, End: true }),
    path: 'States.A',
  },
  {
    rule: 'wait-value',
    broken: only({ Type: 'Wait', Seconds: -1, End: true }),
    mended: only({ Type: 'Wait', Seconds: 99_999_999, End: true }),
    path: 'States.A.Seconds',
  },
  {
    rule: 'wait-value',
    because: 'a timestamp that is none',
    broken: only({ Type: 'Wait', Timestamp: '2026-02-30 08:00', End: true }),
    mended: only({ Type: 'Wait', Timestamp: '2026-02-28T08:00:00.5+01:00', End: true }),
    path: 'States.A.Timestamp',
  },
];
