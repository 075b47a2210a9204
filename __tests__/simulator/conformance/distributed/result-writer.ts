import { failure } from '../../../../simulator/tasks/handler';
import { type ConformanceCase, DOCS, fails } from '../case';
import { mapRun } from './map-run';

const SOURCE = `${DOCS}/input-output-resultwriter.html`;
const PUT = 'arn:aws:states:::s3:putObject';

export const RESULT_WRITER_CASES: readonly ConformanceCase[] = [
  mapRun(
    'ResultWriter gives the place of its manifest',
    SOURCE,
    {
      ResultWriter: { Resource: PUT, Parameters: { Bucket: 'o', Prefix: 'p' } },
      ResultSelector: { 'b.$': '$.ResultWriterDetails.Bucket' },
    },
    [1],
    { output: { b: 'o' } },
    { tasks: { 'Only.ResultWriter': {} } },
  ),
  mapRun(
    'ResultWriter that cannot write fails the state',
    SOURCE,
    { ResultWriter: { Resource: PUT, Parameters: { Bucket: 'o' } } },
    [1],
    fails('States.ResultWriterFailed', 'denied'),
    { tasks: { 'Only.ResultWriter': failure('S3.AccessDenied', 'denied') } },
  ),
  mapRun(
    'WriterConfig flattens results in the output',
    SOURCE,
    { ResultWriter: { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } } },
    [[1, 2], [3]],
    { output: [1, 2, 3] },
  ),
];
