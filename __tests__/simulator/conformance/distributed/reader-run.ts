import type { TaskScript } from '../../../../simulator/tasks/handler';
import { type ConformanceCase, DOCS, type Expected } from '../case';
import { mapRun } from './map-run';

/** A case of one distributed Map whose items come from that ItemReader, with the script of its calls. */
export const readerRun = (
  name: string,
  reader: object,
  script: TaskScript,
  expected: Expected,
): ConformanceCase =>
  mapRun(name, `${DOCS}/input-output-itemreader.html`, { ItemReader: reader }, {}, expected, {
    tasks: { 'Only.ItemReader': script },
  });

/** An ItemReader of one object, in the bucket `b`. */
export const objectReader = (config: object, key: string): object => ({
  Resource: 'arn:aws:states:::s3:getObject',
  ReaderConfig: config,
  Parameters: { Bucket: 'b', Key: key },
});
