import type { JsonObject } from '../../asl/json';
import { type AwsService, ServiceError } from '../services/aws-service';

/** Step Functions that at times refuses the answers to task tokens: what is decided then is recorded, and nobody is told. */
export class LostAnswers implements AwsService {
  private isLosing = false;

  constructor(private readonly stepFunctions: AwsService) {}

  /** Answers that are sent while the work goes on are lost. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.isLosing = true;
    try {
      return await work();
    } finally {
      this.isLosing = false;
    }
  }

  async call(operation: string, input: JsonObject): Promise<JsonObject> {
    if (this.isLosing && operation === 'SendTaskSuccess') {
      // Unlike a fault of the service, the SDK tries this once: a run has no time to lose.
      throw new ServiceError('AccessDeniedException', 'not authorized to send the answer');
    }
    return this.stepFunctions.call(operation, input);
  }
}
