import { isDecided, ofEachExpense } from './invariant';

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

/** A4: a forged link is 404, whatever is asked of it, and tells nothing. */
export const forgeriesAreUnknown = ofEachExpense(({ visits }) => {
  const forged = visits.find(({ kind, status }) => kind === 'forge' && status !== 404);
  return forged && `a forged link was answered ${forged.status}, allowed 404`;
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
