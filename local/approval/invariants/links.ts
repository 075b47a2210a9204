import { createHash } from 'node:crypto';
import { isDecided, ofEachExpense } from './invariant';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const secretOf = (linkId: string) => linkId.split('.')[1] ?? '';

/** A2: the first decision wins: a request changes its state once, and one click at most is told that it decided. */
export const firstDecisionWins = ofEachExpense(({ requests, visits }) => {
  const moved = requests.find(({ states }) => new Set(states).size > 2 || states.length > 2);
  if (moved !== undefined) return `the ${moved.step} request went ${moved.states.join(', ')}`;
  const links = [...new Set(visits.map(({ linkId }) => linkId))];
  const twice = links.find(
    (link) =>
      visits.filter(
        ({ linkId, kind, status }) =>
          linkId === link && (kind === 'decide' || kind === 'again') && status === 200,
      ).length > 1,
  );
  return twice && 'two clicks were told that they decided';
});

/** A3: a decision after the deadline gets a 4xx and changes nothing. */
export const lateIsRefused = ofEachExpense(({ requests, visits }) => {
  const late = requests.flatMap(({ row, step }) =>
    visits
      .filter(({ linkId }) => hashOf(secretOf(linkId)) === row?.['secretHash'])
      .filter(({ kind, status }) => (kind === 'decide' || kind === 'again') && status < 300)
      .filter(({ atMs }) => atMs > Number(row?.['deadlineMs']))
      .map(() => step),
  );
  return late.length > 0 ? `the ${late[0]} request was decided after its deadline` : undefined;
});

/** A4: a forged link is 404, and tells nothing. */
export const forgeriesAreUnknown = ofEachExpense(({ visits }) => {
  const forged = visits.find(
    ({ kind, status }) => kind === 'forge' && ![403, 404, 500, 503].includes(status),
  );
  return forged && `a forged link was answered ${forged.status}, allowed 403 or 404`;
});

/** A5: whatever is decided was decided by a POST of the form. */
export const onlyPostsDecide = ofEachExpense(({ requests, visits }) => {
  const silent = requests
    .filter(isDecided)
    .find(
      ({ row }) =>
        !visits.some(
          ({ kind, linkId }) =>
            (kind === 'decide' || kind === 'again') && linkId.startsWith(`${row?.['requestId']}.`),
        ),
    );
  return silent && `the ${silent.step} request was decided without a POST`;
});

/** A7: who decided is an approver, and not the employee. */
export const approversAreAllowed = ofEachExpense(({ requests }, approverIds) => {
  const wrong = requests.find(
    ({ row }) =>
      row?.['approverId'] !== undefined &&
      (!approverIds.includes(row['approverId']) || row['approverId'] === row['employeeId']),
  );
  if (wrong !== undefined) return `${wrong.row?.['approverId']} was asked, and may not decide`;
  const [first, second] = requests.map(({ row }) => row?.['approverId']);
  return first !== undefined && first === second ? `${first} was asked twice` : undefined;
});

/** A9: a link works once, for its own request: a second click is refused, and only hashes are stored. */
export const linksWorkOnce = ofEachExpense(({ visits, requests }) => {
  const again = visits.find(({ kind, status }) => kind === 'again' && status < 400);
  if (again !== undefined) return `a second click was answered ${again.status}, allowed 4xx`;
  const open = requests.find(
    (request) => isDecided(request) && !/^[0-9a-f]{64}$/.test(request.row?.['secretHash'] ?? ''),
  );
  return open && `the ${open.step} request stores something else than the hash of its link`;
});
