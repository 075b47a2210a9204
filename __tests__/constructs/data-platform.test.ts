import { describe, expect, test } from '@jest/globals';
import type { TerraformStack } from 'cdktf';
import { Bucket } from '../../constructs/bucket';
import { DataCatalog } from '../../constructs/data-catalog';
import { EncryptionKey } from '../../constructs/encryption-key';
import { PythonJob } from '../../constructs/python-job';
import { QueryWorkgroup } from '../../constructs/query-workgroup';
import { naming } from '../support/environment-config';
import { statementOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, type StackJson, synthesize } from '../support/synth';

const names = naming();
const BUCKET = 'sfn-workflows-test-order-data-999999999999';
const keyIn = (stack: TerraformStack): EncryptionKey =>
  new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' });
const keyArnIn = (json: StackJson): string => `\${${onlyPlaced(json, 'aws_kms_key').address}.arn}`;
const bucketIn = (stack: TerraformStack, key?: EncryptionKey): Bucket =>
  new Bucket(stack, 'Data', { naming: names, part: 'data', deletionProtection: true, key });

describe('PythonJob', () => {
  const jobIn = (stack: TerraformStack, key?: EncryptionKey): PythonJob =>
    new PythonJob(stack, 'Extract', {
      naming: names,
      key,
      part: 'extract',
      description: 'cuts files',
      bucket: bucketIn(stack, key),
      script: 'print(f"${x} %{y} 100 %")',
      arguments: { data_bucket: 'data' },
      timeoutMinutes: 59,
    });
  const plain = synthesize((stack) => void jobIn(stack));
  const keyed = synthesize((stack) => void jobIn(stack, keyIn(stack)));

  test('is a Python shell job that ends in time and never retries by itself', () => {
    expect(onlyResource(plain, 'aws_glue_job')).toMatchObject({
      name: 'sfn-workflows-test-order-extract',
      command: {
        name: 'pythonshell',
        python_version: '3.9',
        script_location: `s3://${BUCKET}/scripts/extract.py`,
      },
      default_arguments: { '--data_bucket': 'data' },
      max_capacity: 1,
      max_retries: 0,
      timeout: 59,
    });
  });

  test('uploads its script, in which Terraform fills in nothing, before the job', () => {
    const script = onlyPlaced(plain, 'aws_s3_object');

    expect(script.body).toMatchObject({
      bucket: BUCKET,
      key: 'scripts/extract.py',
      content: 'print(f"$${x} %%{y} 100 %")',
    });
    expect(onlyResource(plain, 'aws_glue_job')['depends_on']).toContain(script.address);
  });

  test('may read its script and write its logs, for this account', () => {
    expect(statementsOf(onlyResource(plain, 'aws_iam_role_policy')).map(({ Sid }) => Sid)).toEqual([
      'ReadDataScripts',
      'WriteLogs',
    ]);
    expect(statementsOf(onlyResource(plain, 'aws_iam_role'), 'assume_role_policy')).toMatchObject([
      {
        Principal: { Service: 'glue.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
      },
    ]);
  });

  test('writes its logs under the key it is given, or under none', () => {
    const security = onlyPlaced(keyed, 'aws_glue_security_configuration');

    expect(resources(plain, 'aws_glue_security_configuration')).toEqual([]);
    expect(security.body['encryption_configuration']).toMatchObject({
      cloudwatch_encryption: {
        cloudwatch_encryption_mode: 'SSE-KMS',
        kms_key_arn: keyArnIn(keyed),
      },
      s3_encryption: { s3_encryption_mode: 'SSE-KMS', kms_key_arn: keyArnIn(keyed) },
    });
    expect(onlyResource(keyed, 'aws_glue_job')['security_configuration']).toBe(
      `\${${security.address}.name}`,
    );
    expect(statementOf(onlyResource(keyed, 'aws_iam_role_policy'), 'WriteLogs').Action).toContain(
      'logs:AssociateKmsKey',
    );
  });
});

describe('DataCatalog', () => {
  const json = synthesize((stack) => {
    const catalog = new DataCatalog(stack, 'Catalog', {
      naming: names,
      part: 'sales',
      description: 'rows',
      tables: [
        {
          id: 'Clean',
          name: 'sales_clean',
          description: 'clean rows',
          location: 's3://data/runs/${run_id}/clean/',
          partitionKey: 'run_id',
          columns: { sku: 'string', line: 'int' },
        },
      ],
    });
    expect(catalog.arns).toEqual([
      'arn:aws:glue:eu-north-1:999999999999:catalog',
      'arn:aws:glue:eu-north-1:999999999999:database/sfn_workflows_test_order_sales',
      'arn:aws:glue:eu-north-1:999999999999:table/sfn_workflows_test_order_sales/sales_clean',
    ]);
  });
  const table = onlyResource(json, 'aws_glue_catalog_table');

  test('has a database whose name Athena takes', () => {
    expect(onlyResource(json, 'aws_glue_catalog_database')['name']).toBe(
      'sfn_workflows_test_order_sales',
    );
  });

  test('has a table of JSON lines, a folder for each partition, found without a crawler', () => {
    expect(table).toMatchObject({
      name: 'sales_clean',
      table_type: 'EXTERNAL_TABLE',
      parameters: {
        'projection.enabled': 'true',
        'projection.run_id.type': 'injected',
        // Terraform makes one dollar sign of the two.
        'storage.location.template': 's3://data/runs/$${run_id}/clean/',
      },
      partition_keys: [{ name: 'run_id', type: 'string' }],
      storage_descriptor: {
        location: 's3://data/runs/',
        ser_de_info: { serialization_library: 'org.openx.data.jsonserde.JsonSerDe' },
        columns: [
          { name: 'sku', type: 'string' },
          { name: 'line', type: 'int' },
        ],
      },
    });
  });
});

describe('QueryWorkgroup', () => {
  const workgroupIn = (stack: TerraformStack, key?: EncryptionKey): QueryWorkgroup =>
    new QueryWorkgroup(stack, 'Workgroup', {
      naming: names,
      key,
      part: 'validation',
      description: 'counts',
      bucket: bucketIn(stack, key),
      maxScannedBytes: 1_000,
    });
  const configurationOf = (json: StackJson): unknown =>
    onlyResource(json, 'aws_athena_workgroup')['configuration'];

  test('decides for every query where its results go and how much it may scan', () => {
    expect(configurationOf(synthesize((stack) => void workgroupIn(stack)))).toMatchObject({
      enforce_workgroup_configuration: true,
      publish_cloudwatch_metrics_enabled: true,
      bytes_scanned_cutoff_per_query: 1_000,
      result_configuration: {
        output_location: `s3://${BUCKET}/athena/`,
        expected_bucket_owner: '999999999999',
        encryption_configuration: { encryption_option: 'SSE_S3' },
      },
    });
  });

  test('encrypts results under the key it is given', () => {
    const json = synthesize((stack) => void workgroupIn(stack, keyIn(stack)));

    expect(configurationOf(json)).toMatchObject({
      result_configuration: {
        encryption_configuration: { encryption_option: 'SSE_KMS', kms_key_arn: keyArnIn(json) },
      },
    });
  });
});
