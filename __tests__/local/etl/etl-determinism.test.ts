import { etlLocally } from '../../../local/etl/workflow';
import { describeSameSeed } from '../same-seed';

// An execution that was stopped is not gone on with: the next start of its day loads it.
describeSameSeed(etlLocally, {
  input: { runDate: '2026-01-31' },
  options: { rows: '40', bad: '4%' },
  faults: [
    { state: 'ClaimRun', error: 'States.Timeout', when: 'after' },
    { state: 'TransformBatch', error: 'Lambda.ServiceException', when: 'late' },
    { state: 'StartLoad', error: 'States.Timeout', when: 'after' },
  ],
});
