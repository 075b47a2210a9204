import type { Path, PayloadTemplate } from './payload';

/** How a Map runs its items: in the parent's history (INLINE), or as child executions (DISTRIBUTED). */
export type ProcessorConfig =
  | { readonly Mode: 'INLINE' }
  | { readonly Mode: 'DISTRIBUTED'; readonly ExecutionType: 'STANDARD' | 'EXPRESS' };

/** Where a distributed Map reads its items: an S3 listing, or one S3 object in a format. */
export type ItemReader =
  | {
      readonly Resource: `arn:${string}:states:::s3:listObjectsV2`;
      readonly Parameters: PayloadTemplate;
      readonly ReaderConfig?: MaxItems &
        (
          | { readonly Transformation?: 'NONE' }
          | {
              /** Reads what is in the objects, not their names. */
              readonly Transformation: 'LOAD_AND_FLATTEN';
              readonly InputType: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET';
            }
        );
    }
  | {
      readonly Resource: `arn:${string}:states:::s3:getObject`;
      readonly Parameters: PayloadTemplate;
      readonly ReaderConfig: ReaderConfig;
    };
interface MaxItems {
  readonly MaxItems?: number;
  readonly MaxItemsPath?: Path;
}
type ReaderConfig = MaxItems & (OneObject | S3Inventory | AthenaManifest);
type OneObject = { readonly ManifestType?: never } & (
  | { readonly InputType: 'JSON'; readonly ItemsPointer?: string }
  | { readonly InputType: 'JSONL' | 'PARQUET' }
  | ({ readonly InputType: 'CSV'; readonly CSVDelimiter?: CsvDelimiter } & CsvHeaders)
);
/** Either form names an inventory, whose format is always CSV. */
type S3Inventory =
  | { readonly InputType: 'MANIFEST'; readonly ManifestType?: never }
  | { readonly ManifestType: 'S3_INVENTORY'; readonly InputType?: never };
/** What an Athena UNLOAD wrote; its CSV has no header row, so headers may be given or left out. */
type AthenaManifest = { readonly ManifestType: 'ATHENA_DATA' } & (
  | { readonly InputType: 'JSONL' | 'PARQUET' }
  | ({ readonly InputType: 'CSV'; readonly CSVDelimiter?: CsvDelimiter } & (
      | CsvHeaders
      | { readonly CSVHeaderLocation?: never }
    ))
);
type CsvHeaders =
  | { readonly CSVHeaderLocation: 'FIRST_ROW' }
  | { readonly CSVHeaderLocation: 'GIVEN'; readonly CSVHeaders: readonly string[] };
type CsvDelimiter = 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';

/** Groups items so that one child execution handles several. */
export interface ItemBatcher {
  readonly MaxItemsPerBatch?: number;
  readonly MaxItemsPerBatchPath?: Path;
  readonly MaxInputBytesPerBatch?: number;
  readonly MaxInputBytesPerBatchPath?: Path;
  readonly BatchInput?: PayloadTemplate;
}

/** Writes the children's results to S3 instead of into the state's output. */
export interface ResultWriter {
  readonly Resource?: `arn:${string}:states:::s3:putObject`;
  readonly Parameters?: PayloadTemplate;
  readonly WriterConfig?: {
    readonly Transformation?: 'NONE' | 'COMPACT' | 'FLATTEN';
    readonly OutputType?: 'JSON' | 'JSONL';
  };
}
