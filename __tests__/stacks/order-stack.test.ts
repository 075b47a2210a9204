import { describeSnapshots } from '../support/stack-snapshots';

describeSnapshots('order');
