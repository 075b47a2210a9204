import type { Json } from '../../asl/json';
import type { PayloadTemplate } from '../../asl/payload';
import { simulate } from '../../simulator/simulate';
import { loadStatements } from '../../workflows/etl-load-sql';
import { validateRows } from '../../workflows/etl-validation';
import { etlResources } from '../support/etl-resources';

/** What the load compares the copied rows with. */
export interface Validated {
  readonly cleanRows: number;
  readonly cleanChecksum: string;
}

/** A run of a day, by its id. */
export interface RunOfDay {
  readonly runId: string;
  readonly runDate: string;
}

/** The statements of a run's load, as the state machine writes them. */
export async function loadTexts(run: RunOfDay, validation: Validated): Promise<readonly string[]> {
  const named = loadStatements(etlResources).map((text, index) => [`${index}.$`, text]);
  return Object.values(
    await evaluated(Object.fromEntries(named), { run: { ...run }, validation: { ...validation } }),
  );
}

/** The query that counts what a run wrote. */
export async function validationText(run: RunOfDay): Promise<string> {
  const { Parameters } = validateRows(etlResources);
  const { QueryString } = await evaluated(Parameters, { run: { ...run } });
  return QueryString ?? '';
}

async function evaluated(
  Parameters: PayloadTemplate,
  input: Json,
): Promise<Readonly<Record<string, string>>> {
  const definition = {
    StartAt: 'Write',
    States: { Write: { Type: 'Pass', Parameters, End: true } },
  };
  const { output } = await simulate(definition, { input });
  return output as Readonly<Record<string, string>>;
}
