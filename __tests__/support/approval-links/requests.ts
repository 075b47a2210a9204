import type { ApprovalWorld } from '../approval-world';
import type { LinkCase } from './link-case';

/** Requests that are no decision, or a decision that must not be. */
export const REQUEST_CASES: readonly LinkCase[] = [
  {
    id: 'T23',
    name: 'HEAD',
    act: (world) => world.fetch('HEAD', world.link()),
    status: 405,
  },
  {
    id: 'T23',
    name: 'OPTIONS',
    act: (world) => world.fetch('OPTIONS', world.link()),
    status: 405,
  },
  {
    id: 'T23',
    name: 'HEAD at the function that decides',
    act: (world) => world.post(world.link(), { method: 'HEAD' }),
    status: 405,
  },
  ...[
    'Mozilla/5.0 (compatible; BingPreview/1.0b)',
    'Barracuda Sentinel (EE)',
    'Mozilla/5.0 (Windows NT 10.0; Microsoft Office Existence Discovery)',
  ].map((agent) => ({
    id: 'T24',
    name: `GET by a mail scanner, ${agent}`,
    act: (world: ApprovalWorld) =>
      world.get(world.link(), { 'user-agent': agent, 'sec-purpose': 'prefetch' }),
    status: 200,
  })),
  {
    id: 'T25',
    name: 'a POST without the form’s token',
    act: (world) => world.post(world.link(), { body: 'decision=approve&comment=' }),
    status: 400,
  },
  {
    id: 'T25',
    name: 'a POST with another form’s token',
    act: (world) => world.post(world.link(), { formToken: 'A'.repeat(43) }),
    status: 403,
  },
  {
    id: 'T25',
    name: 'a POST that another site sent',
    act: (world) => world.post(world.link(), { headers: { 'sec-fetch-site': 'cross-site' } }),
    status: 403,
  },
  {
    id: 'T27',
    name: 'a comment with markup and line breaks',
    act: (world) =>
      world.post(world.link(), { comment: '<script>alert(1)</script>\r\nSet-Cookie: a=b' }),
    status: 200,
    outcome: 'APPROVED',
  },
  {
    id: 'T28',
    name: 'a comment of 256 KiB',
    act: (world) => world.post(world.link(), { comment: 'x'.repeat(256 * 1024) }),
    status: 413,
  },
  {
    id: 'T28',
    name: 'a comment one character too long, in characters of two bytes',
    act: (world) => world.post(world.link(), { comment: `${'é'.repeat(1_000)}x` }),
    status: 400,
  },
  {
    id: 'T29',
    name: 'the link of an approver who is the employee, however it came to be',
    act: async (world) => {
      world.db.put('requests', { ...world.row(), employeeId: 'ann' });
      return world.post(world.link());
    },
    status: 403,
  },
  {
    id: 'T30',
    name: 'the link of an approver who was removed after the mail',
    act: (world) => {
      world.approverIds.splice(0, 1);
      return world.post(world.link());
    },
    status: 403,
  },
];
