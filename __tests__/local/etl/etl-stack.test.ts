import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { environments } from '../../../config/environments';
import { ETL_DESCRIPTION } from '../../../local/etl/world';
import { SCHEDULE_INPUT, scheduledInput } from '../../../local/services/scheduler';
import { PROJECT_ROOT } from '../../support/source-files';
import { onlyResource, resources } from '../../support/synth';
import { describeSameAsStack, localStack } from '../same-as-stack';

const config = environments.local;
const json = localStack('etl');

describeSameAsStack('etl', ETL_DESCRIPTION, { json });

describe('of what the stack etl-local deploys, and a laptop has otherwise:', () => {
  test('the schedule’s input, whose keyword the scheduler replaces', () => {
    const { input } = onlyResource(json, 'aws_scheduler_schedule')['target'] as { input: string };

    expect(input).toBe(SCHEDULE_INPUT);
    expect(JSON.parse(scheduledInput(input, Date.UTC(2026, 1, 1, 1, 30)))).toEqual({
      scheduledTime: '2026-02-01T01:30:00Z',
    });
  });

  test('the arguments of the extract job, which are all that its script asks for', () => {
    const script = readFileSync(join(PROJECT_ROOT, 'glue/extract-sales.py'), 'utf8');
    const [, list = ''] = /getResolvedOptions\(sys\.argv, \[(.+)\]\)/.exec(script) ?? [];
    const asked = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => `--${name}`);
    const { default_arguments: ofJob } = onlyResource(json, 'aws_glue_job');
    const [, ofState = ''] = /"Arguments":\{"(--\w+)\.\$":/.exec(ETL_DESCRIPTION.definition) ?? [];

    expect([ofState, ...Object.keys(ofJob as object)]).toEqual(expect.arrayContaining(asked));
    expect(asked).toEqual(['--run_id', '--source_bucket', '--data_bucket']);
  });

  test('the folder of clean rows that the validation reads', () => {
    const locations = resources(json, 'aws_glue_catalog_table').map(
      ({ body }) => (body['parameters'] as Record<string, string>)['storage.location.template'],
    );

    expect(locations[0]).toContain(config.etl.compaction ? '/compacted/' : '/clean/');
  });
});
