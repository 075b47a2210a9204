/** A task that joins many small files to few large ones. */
export interface CompactionResources {
  readonly clusterArn: string;
  /** Without a revision: the latest one. */
  readonly taskDefinitionArn: string;
  readonly containerName: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** What the definition refers to, by name or ARN; nothing in it is known only after an apply. */
export interface EtlResources {
  /** Alias ARNs. */
  readonly functions: {
    readonly planRun: string;
    readonly transformParts: string;
    readonly collectResults: string;
    readonly writeReport: string;
  };
  readonly runsTable: string;
  /** Everything that a run makes; the source is a bucket that the machine never names. */
  readonly dataBucket: string;
  readonly extractJobName: string;
  readonly athena: { readonly workgroup: string; readonly database: string };
  readonly redshift: {
    readonly workgroup: string;
    readonly database: string;
    readonly schema: string;
    /** Redshift reads the rows with it. */
    readonly copyRoleArn: string;
  };
  /** Null leaves the compaction out. */
  readonly compaction: CompactionResources | null;
  readonly notificationsTopicArn: string;
  /** Parts that one transformation handles. */
  readonly batchSize: number;
  /** Transformations at once. */
  readonly concurrency: number;
  /** Share of the parts that may fail as a whole; their rows are quarantined. */
  readonly toleratedFailurePercent: number;
}
