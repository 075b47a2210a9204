/**
 * The global `Date` on another clock: unmodified handlers, the SDK inside them and their loggers then live in the time of
 * the engine. The replacement is put in place once and asks for the clock at every call, because a handler's module may
 * keep `Date.now` from when it was loaded. Without a clock it tells the real time.
 */
const RealDate = globalThis.Date;

/** Milliseconds since the epoch. */
type Now = () => number;

/** The real time, whatever the global `Date` follows. */
export const realNow: Now = () => RealDate.now();

let clock: Now = realNow;

const now: Now = () => clock();

const VirtualDate = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

/** Lets the global `Date` follow a clock until it is told otherwise. Timers stay real. */
export function followClock(nowMs: Now): void {
  globalThis.Date = VirtualDate;
  clock = nowMs;
}

/** Gives the real time back; modules that kept `Date.now` get it too. */
export function followRealTime(): void {
  clock = realNow;
  globalThis.Date = RealDate;
}
