export const MAP_DEFINITIONS: Readonly<Record<string, object>> = {
  'a distributed Map over CSV': {
    StartAt: 'EachRow',
    TimeoutSeconds: 7200,
    States: {
      EachRow: {
        Type: 'Map',
        Label: 'EachRow',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: {
            InputType: 'CSV',
            CSVHeaderLocation: 'GIVEN',
            CSVHeaders: ['id', 'sum'],
            MaxItems: 1000,
          },
          Parameters: { Bucket: 'rows', 'Key.$': '$.key' },
        },
        ItemBatcher: { MaxItemsPerBatch: 100, BatchInput: { 'run.$': '$$.Execution.Name' } },
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Parameters: { Bucket: 'results', Prefix: 'rows' },
          WriterConfig: { OutputType: 'JSONL', Transformation: 'COMPACT' },
        },
        ToleratedFailurePercentage: 2,
        MaxConcurrency: 200,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'Store',
          States: {
            Store: {
              Type: 'Task',
              Resource: 'arn:aws:states:::dynamodb:putItem',
              Parameters: { TableName: 'orders', Item: { id: { 'S.$': '$.id' } } },
              TimeoutSeconds: 10,
              End: true,
            },
          },
        },
        End: true,
      },
    },
  },
  'a distributed Map over a listing with Standard children that wait': {
    StartAt: 'EachFile',
    States: {
      EachFile: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          Parameters: { Bucket: 'files', Prefix: 'in/' },
          ReaderConfig: { MaxItemsPath: '$.most' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Convert',
          States: {
            Convert: {
              Type: 'Task',
              Resource: 'arn:aws:states:::glue:startJobRun.sync',
              Parameters: { JobName: 'convert', Arguments: { '--key.$': '$.Key' } },
              End: true,
            },
          },
        },
        End: true,
      },
    },
  },
  'the older Iterator': {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Parameters: { 'v.$': '$$.Map.Item.Value' },
        Iterator: { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  },
};
