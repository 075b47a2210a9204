import { sagaLocally } from '../../../local/saga/workflow';
import { describeSameSeed } from '../same-seed';
import { aBooking } from './bookings';

describeSameSeed(sagaLocally, {
  input: aBooking('wild'),
  stopAfterEvent: 60,
  options: { payment: 'hold-unseen' },
  faults: [
    { state: 'ReserveHotel', error: 'Lambda.ServiceException', when: 'late' },
    { state: 'CommitBooking', error: 'States.Timeout', when: 'after' },
  ],
});
