import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { hoursBetweenStarts } from '../config/daily-schedule';
import type { EnvironmentConfig } from '../config/environment';
import { Schedule } from '../constructs/schedule';
import { Workflow } from '../constructs/workflow';
import { declined } from '../constructs/workflow-alarms';
import { etlWorkflow } from '../workflows/etl';
import type { EtlResources } from '../workflows/etl-resources';
import { createEtlFunctions, type EtlFunctions } from './etl-functions';
import { etlPermissions } from './etl-permissions';
import { createEtlPlatform, type EtlPlatform } from './etl-platform';
import { createEtlStores, type EtlStores } from './etl-stores';
import { WorkflowStack, type WorkflowStackProps } from './workflow-stack';

/** Seconds after which a load of a day is too slow: the shops open. */
const MAX_DURATION_SECONDS = 2 * 60 * 60;

/** The ETL workflow: its buckets, functions, jobs, warehouse, machine and schedule. */
export class EtlStack extends WorkflowStack {
  constructor(scope: Construct, props: Omit<WorkflowStackProps, 'workflow'>) {
    super(scope, { ...props, workflow: 'etl' });
    const { config } = props;
    const stores = createEtlStores(this.parts);
    const functions = createEtlFunctions(this.parts, stores);
    const platform = createEtlPlatform(this.parts, stores);
    const workflow = this.createMachine(config, stores, functions, platform);
    new Schedule(this, 'Schedule', {
      ...this.parts,
      part: 'schedule',
      description: 'Loads the sales of the day before',
      schedule: config.etl.schedule,
      target: workflow,
      deadLetters: {
        description: 'a load could not be started by the clock; see docs/runbooks/etl-schedule.md',
      },
    });
    new TerraformOutput(this, 'SourceBucket', {
      value: stores.source.name,
      description: 'Where the shops deliver their files, below sales/<day>/',
    });
  }

  private createMachine(
    config: EnvironmentConfig,
    stores: EtlStores,
    functions: EtlFunctions,
    platform: EtlPlatform,
  ): Workflow {
    const { runs, data, notifications } = stores;
    const { planRun, transformParts, collectResults, writeReport } = functions;
    return new Workflow(this, 'Workflow', {
      naming: this.naming,
      definition: etlWorkflow(resourcesOf(config, stores, functions, platform)),
      logs: config.logs,
      key: this.parts.key,
      release: config.release.etl,
      supplied: etlPermissions(stores, platform),
      tolerances: {
        ...config.alarms,
        // One execution a day: each failure is a day that is not loaded.
        maxFailedExecutions: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        maxDurationSeconds: MAX_DURATION_SECONDS,
        maxHoursWithoutStart: config.etl.schedule.enabled
          ? hoursBetweenStarts(config.etl.schedule.flexibleMinutes)
          : declined('nothing starts it but a person'),
      },
      alarmTopicArn: this.parts.alarmTopicArn,
      dependsOn: [
        ...[planRun, transformParts, collectResults, writeReport].map(({ alias }) => alias),
        ...data.dependencies,
        runs.resource,
        notifications.resource,
        ...platform.extract.resources,
        ...platform.catalog.resources,
        platform.workgroup.resource,
        platform.warehouse.resource,
        ...(platform.compaction?.resources ?? []),
      ],
    });
  }
}

function resourcesOf(
  { etl }: EnvironmentConfig,
  { runs, data, notifications }: EtlStores,
  { planRun, transformParts, collectResults, writeReport }: EtlFunctions,
  { extract, catalog, workgroup, warehouse, compaction }: EtlPlatform,
): EtlResources {
  return {
    functions: {
      planRun: planRun.aliasArn,
      transformParts: transformParts.aliasArn,
      collectResults: collectResults.aliasArn,
      writeReport: writeReport.aliasArn,
    },
    runsTable: runs.name,
    dataBucket: data.name,
    extractJobName: extract.name,
    athena: { workgroup: workgroup.name, database: catalog.database },
    redshift: {
      workgroup: warehouse.workgroupName,
      database: etl.redshift.database,
      schema: etl.redshift.schema,
      copyRoleArn: warehouse.copyRoleArn,
    },
    compaction: compaction
      ? {
          clusterArn: compaction.clusterArn,
          taskDefinitionArn: compaction.taskDefinitionArn,
          containerName: compaction.containerName,
          ...etl.network,
        }
      : null,
    notificationsTopicArn: notifications.arn,
    batchSize: etl.batchSize,
    concurrency: etl.concurrency,
    toleratedFailurePercent: etl.toleratedFailurePercent,
  };
}
