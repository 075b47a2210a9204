import { serialize } from '../../asl/serialize';
import { environments } from '../../config/environments';
import { etlWorkflow } from '../../workflows/etl';
import { makeAthena } from '../services/athena';
import { makeEcs } from '../services/ecs';
import type { EngineTime } from '../services/engine-time';
import { makeGlue } from '../services/glue';
import { textsIn } from '../services/item-texts';
import { makeRedshiftData } from '../services/redshift-data';
import type { S3 } from '../services/s3';
import { DeadLetters } from '../world/dead-letters';
import type { ServiceEntry, WorldDescription } from '../world/description';
import { localNaming } from '../world/local-naming';
import type { SessionOptions } from '../world/session';
import { openWorld, type World } from '../world/world';
import { TextBucket } from './bucket';
import { compactionTask } from './compaction-task';
import { extractJob } from './extract-job';
import { etlFunctions } from './functions';
import { type EtlOptions, readOptions } from './options';
import { COMPACTION, ETL_QUEUES, ETL_TABLES, etlResources } from './resources';
import { makeSalesFiles, type Planted } from './sales-files';
import { EtlSession } from './session';
import { validationQuery } from './validation-query';
import { SalesTable } from './warehouse';

const config = environments.local;
const naming = localNaming('etl');

/** The ETL workflow with everything it needs, as the stack `etl-local` has it, but for Glue and its like. */
export const ETL_DESCRIPTION: WorldDescription = {
  naming,
  definition: serialize(etlWorkflow(etlResources(naming, config))),
  functions: etlFunctions(naming, config),
  tables: ETL_TABLES,
  queues: ETL_QUEUES,
  topics: ['notifications'],
  buckets: ['data', 'source'],
};

/** The stand-ins and handlers, open, with the day's files that were delivered and the warehouse. */
export class EtlWorld {
  readonly naming = naming;
  readonly tolerated = config.etl.toleratedFailurePercent;
  readonly maxQuarantinedPercent = config.etl.maxQuarantinedPercent;
  /** What was delivered, by day. */
  readonly delivered = new Map<string, Planted>();
  /** What each run wrote, by its id and the parts that failed: ETags by key. */
  readonly written = new Map<string, ReadonlyMap<string, string>>();
  readonly deadLetters: DeadLetters;
  private executions = 0;

  private constructor(
    readonly world: World,
    private readonly parts: WorldParts,
  ) {
    this.deadLetters = new DeadLetters(world.standIns.messaging.sqs, ETL_DESCRIPTION);
  }

  static async open(): Promise<EtlWorld> {
    const parts = new WorldParts();
    const world = await openWorld({ ...ETL_DESCRIPTION, services: parts.services });
    parts.connect(world);
    await world.loadFunctions();
    return new EtlWorld(world, parts);
  }

  get source(): TextBucket {
    return this.parts.source;
  }
  get data(): TextBucket {
    return this.parts.data;
  }
  get table(): SalesTable {
    return this.parts.table;
  }

  /** Begins a session; days of earlier ones are at rest. */
  begin(options: SessionOptions = {}, behaviour: EtlOptions = readOptions()): EtlSession {
    this.parts.behaviour = behaviour;
    this.deadLetters.begin();
    return new EtlSession(this, this.world.begin(options), isUndisturbed(options, behaviour));
  }

  /** Puts the files of a day into the source, once: a later run of the day finds the same ones. */
  async deliver(runDate: string, { rows, badPercent }: EtlOptions, seed: number): Promise<void> {
    if (this.delivered.has(runDate)) return;
    const { files, ...planted } = makeSalesFiles({ runDate, rows, badPercent, seed });
    for (const [key, text] of files) await this.source.put(key, text);
    this.delivered.set(runDate, planted);
  }

  /** A name that no execution had. */
  nextExecutionName(runDate: string): string {
    this.executions += 1;
    return `sales-${runDate}-${this.executions}`;
  }

  close(): Promise<void> {
    return this.world.close();
  }
}

/** Whether every start has to load its day, unless the day itself is bad. */
function isUndisturbed(
  { faults = [], stopAfterEvent }: SessionOptions,
  { glue, athena, ecs, redshift }: EtlOptions,
): boolean {
  const isWell =
    glue !== 'fail' && athena === 'succeed' && ecs === 'succeed' && redshift === 'finish';
  return isWell && faults.length === 0 && stopAfterEvent === undefined;
}

/** The stand-ins of its own. They are described before the world is open, and reach its S3 and its time once it is. */
class WorldParts {
  behaviour: EtlOptions = readOptions();
  private opened: World | undefined;

  connect(world: World): void {
    this.opened = world;
  }

  private readonly s3 = {
    call: (operation: string, input: Parameters<World['standIns']['messaging']['s3']['call']>[1]) =>
      this.world.standIns.messaging.s3.call(operation, input),
    read: (...object: Parameters<S3['read']>) => this.world.standIns.messaging.s3.read(...object),
  };
  private readonly time: EngineTime = {
    now: () => this.world.time.now(),
    later: (delayMs, work) => this.world.time.later(delayMs, work),
  };
  readonly source = new TextBucket(this.s3, naming.bucketName('source'));
  readonly data = new TextBucket(this.s3, naming.bucketName('data'));
  readonly table = new SalesTable(this.data, async (runDate) => {
    const key = { TableName: naming.tableName('runs'), Key: { runDate: { S: runDate } } };
    const { Item } = await this.world.standIns.dynamodb.call('GetItem', key);
    const { status, runId } = textsIn(Item ?? null);
    return status === 'RUNNING' ? runId : undefined;
  });

  readonly services: readonly ServiceEntry[] = [
    {
      target: 'AWSGlue',
      resource: 'glue',
      service: makeGlue(
        { [naming.glueJobName('extract')]: extractJob(this.source, this.data) },
        () => this.behaviour.glue,
      ),
    },
    {
      target: 'AmazonAthena',
      resource: 'athena',
      service: makeAthena(
        validationQuery(this.data, config.etl.compaction ? 'compacted' : 'clean'),
        () => this.behaviour.athena,
      ),
    },
    {
      target: 'AmazonEC2ContainerServiceV20141113',
      resource: 'ecs',
      service: makeEcs({ [COMPACTION]: compactionTask(this.data) }, () => this.behaviour.ecs),
    },
    {
      target: 'RedshiftData',
      resource: 'redshiftdata',
      service: makeRedshiftData({
        execute: this.table.execute,
        behaviour: () => this.behaviour.redshift,
        time: this.time,
      }),
    },
  ];

  private get world(): World {
    if (this.opened === undefined) throw new TypeError('the world is not open yet');
    return this.opened;
  }
}
