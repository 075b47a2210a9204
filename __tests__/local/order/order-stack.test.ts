import { ORDER_DESCRIPTION } from '../../../local/order/world';
import { describeSameAsStack } from '../same-as-stack';

describeSameAsStack('order', ORDER_DESCRIPTION);
