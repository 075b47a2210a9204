import { describeQueue } from '../../support/queue-cases/describe-queue';
import { SHIPPING_QUEUE } from '../../support/queue-cases/shipping-queue';

describeQueue(SHIPPING_QUEUE);
