import { SAGA_DESCRIPTION } from '../../../local/saga/world';
import { describeSameAsStack } from '../same-as-stack';

describeSameAsStack('saga', SAGA_DESCRIPTION);
