/** What the parent says of the clock of this process: how far it is moved, and the zone of the machine. */
export type Moved = { shiftMs: number; zone?: string };

const Real = Date;
let shiftMs = 0;
const now = () => Real.now() + shiftMs;

/**
 * From here on the clock of this process is what its parent makes it: `Date` and the zone move, the monotonic clock does
 * not, as when somebody sets the clock of a machine. Imported before anything else, so that nobody keeps the real one.
 */
globalThis.Date = new Proxy(Real, {
  construct: (target, given, asked) => Reflect.construct(target, given.length > 0 ? given : [now()], asked),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});

process.on("message", (moved: Moved) => {
  shiftMs = moved.shiftMs;
  if (moved.zone) process.env.TZ = moved.zone;
  process.send?.("moved");
});
