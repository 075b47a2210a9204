import { GlueCatalogDatabase } from '@cdktf/provider-aws/lib/glue-catalog-database';
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import { literal } from './terraform-text';

/** JSON lines below a prefix of a bucket, a folder for each value of one partition key. */
export interface JsonLinesTable {
  /** Construct id, stable. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** `s3://bucket/runs/${run_id}/clean/`, with the partition key in the place of its value. */
  readonly location: string;
  readonly partitionKey: string;
  /** Types of Athena by column. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface DataCatalogProps {
  readonly naming: Naming;
  readonly part: string;
  readonly description: string;
  readonly tables: readonly JsonLinesTable[];
}

/**
 * A database of the Glue Data Catalog. Its partitions are projected: a folder is read by its key alone, nobody adds
 * or crawls it, and a query that does not name one is refused.
 * Source: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html (injected)
 */
export class DataCatalog extends Construct {
  readonly database: string;
  /** The catalog, the database and its tables, for a policy. */
  readonly arns: readonly string[];
  readonly resources: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: DataCatalogProps) {
    super(scope, id);
    const { naming, tables } = props;
    this.database = naming.catalogDatabaseName(props.part);
    this.arns = naming.catalogArns(
      this.database,
      tables.map(({ name }) => name),
    );
    const database = new GlueCatalogDatabase(this, 'Database', {
      name: this.database,
      description: props.description,
    });
    this.resources = [database, ...tables.map((table) => createTable(this, database.name, table))];
  }
}

function createTable(scope: Construct, database: string, table: JsonLinesTable): GlueCatalogTable {
  const folder = table.location.slice(0, table.location.indexOf('${'));
  return new GlueCatalogTable(scope, table.id, {
    databaseName: database,
    name: table.name,
    description: table.description,
    tableType: 'EXTERNAL_TABLE',
    parameters: {
      EXTERNAL: 'TRUE',
      classification: 'json',
      'projection.enabled': 'true',
      [`projection.${table.partitionKey}.type`]: 'injected',
      'storage.location.template': literal(table.location),
    },
    partitionKeys: [{ name: table.partitionKey, type: 'string' }],
    storageDescriptor: {
      location: folder,
      inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      serDeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
      columns: Object.entries(table.columns).map(([name, type]) => ({ name, type })),
    },
  });
}
