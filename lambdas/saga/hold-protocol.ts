import * as z from 'zod/mini';

/** How a kind of provider calls what it does. */
export interface HoldProtocol {
  /** Where holds are made; `<path>/<booking id>/<call>` settles one. */
  readonly path: string;
  readonly hold: string;
  readonly confirm: string;
  readonly release: string;
  /** Reads the provider's name of the hold from its answer. */
  readonly answer: z.ZodMiniType<string>;
}

const id = z.string().check(z.regex(/^[!-~]{1,128}$/));

/** A provider of travel: it keeps a seat, a room or a car. */
export const RESERVATIONS: HoldProtocol = {
  path: '/reservations',
  hold: 'reserve',
  confirm: 'confirm',
  release: 'release',
  answer: z.pipe(
    z.object({ reservationId: id }),
    z.transform(({ reservationId }) => reservationId),
  ),
};

/** A provider of payments: it keeps money. */
export const AUTHORIZATIONS: HoldProtocol = {
  path: '/authorizations',
  hold: 'authorize',
  confirm: 'capture',
  release: 'void',
  answer: z.pipe(
    z.object({ authorizationId: id }),
    z.transform(({ authorizationId }) => authorizationId),
  ),
};
