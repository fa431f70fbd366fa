import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CannotStart, say } from "../say.server";

/** As whom and from where PostgreSQL's programs run. */
export interface Seat {
  binaries: string;
  data: string;
  /** What stands before a program: setpriv with its options, or nothing. */
  prefix: string[];
  /** Set where the programs do not run as the user of this process. */
  user?: { uid: number; gid: number };
  /** Node itself changes the user, because setpriv is not there. */
  changeUser: boolean;
}

const DIES_WITH_PARENT = "--pdeathsig=INT";
const ENTERS_ANY_FOLDER = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];

/**
 * Finds a way to run PostgreSQL here. It refuses to be root, so root hands it to the owner of the data, else to nobody; in folders
 * only root can enter it gets the one capability to enter them, and where that is not granted programs and data move to a
 * reachable folder. On Linux it is told to stop when this process dies, however it dies.
 * @param data the folder of the cluster, which may not exist yet
 */
export function takeSeat(binaries: string, data: string): Seat {
  const here = existsSync(data) ? realpathSync(data) : data;
  if (process.getuid?.() !== 0) return firstThatRuns(binaries, here, [[DIES_WITH_PARENT], []]);

  const user = ownerOf(here) ?? nobody();
  const change = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  if (mayEnter(binaries, user) && mayEnter(dirname(here), user))
    return firstThatRuns(binaries, here, [[...change, DIES_WITH_PARENT], change], user);

  const inPlace = [...change, ...ENTERS_ANY_FOLDER];
  return (
    seatThatRuns(binaries, here, [...inPlace, DIES_WITH_PARENT], user) ??
    seatThatRuns(binaries, here, inPlace, user) ??
    moveToReachable(binaries, data, user, change)
  );
}

/** The command line and the options of a program of PostgreSQL on this seat. */
export function onSeat(
  seat: Seat,
  program: string,
  args: string[],
): [string, string[], { uid?: number; gid?: number }] {
  const [file, ...rest] = [...seat.prefix, join(seat.binaries, program), ...args];
  return [file!, rest, seat.changeUser ? { ...seat.user } : {}];
}

/** Makes a folder that the programs of this seat own and nobody else enters. */
export function makeOwnFolder(seat: Pick<Seat, "user">, folder: string) {
  mkdirSync(folder, { mode: 0o700 });
  if (seat.user) chownSync(folder, seat.user.uid, seat.user.gid);
}

/** Whether a user without rights can reach a folder: every folder above lets them through. */
export function mayEnter(folder: string, user: { uid: number; gid: number }): boolean {
  const existing = existsSync(folder) ? realpathSync(folder) : dirname(folder);
  const { uid, gid, mode } = statSync(existing);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  const passes = ((mode >> shift) & 1) === 1;
  return passes && (existing === "/" || mayEnter(dirname(existing), user));
}

function firstThatRuns(binaries: string, data: string, ways: string[][], user?: Seat["user"]): Seat {
  for (const options of ways) {
    const seat = seatThatRuns(binaries, data, options, user);
    if (seat) return seat;
  }
  const bare: Seat = { binaries, data, prefix: [], user, changeUser: user !== undefined };
  const why = failureOf(bare);
  if (!why) return bare;
  throw new CannotStart((t) => (user ? t.cannotDropRoot : t.cannotRunBinaries(binaries, why)));
}

function seatThatRuns(binaries: string, data: string, options: string[], user?: Seat["user"]): Seat | undefined {
  const prefix = options.length > 0 ? ["setpriv", ...options] : [];
  const seat: Seat = { binaries, data, prefix, user, changeUser: false };
  return prefix.length > 0 && failureOf(seat) === undefined ? seat : undefined;
}

function failureOf(seat: Seat): string | undefined {
  const [file, args, options] = onSeat(seat, "postgres", ["--version"]);
  const tried = spawnSync(file, args, { ...options, encoding: "utf8", cwd: "/" });
  return tried.status === 0 ? undefined : (tried.error?.message ?? tried.stderr);
}

/** Moves what PostgreSQL cannot reach; a link in the old place leads to the data from then on. */
function moveToReachable(binaries: string, data: string, user: { uid: number; gid: number }, change: string[]): Seat {
  const home = reachableFolder(data, user);
  const programs = mayEnter(binaries, user) ? binaries : copyPrograms(binaries, home);
  const moved = mayEnter(dirname(data), user) ? data : moveData(data, home, user);
  return firstThatRuns(programs, moved, [[...change, DIES_WITH_PARENT], change], user);
}

function reachableFolder(data: string, user: { uid: number; gid: number }): string {
  const name = `pochin-${createHash("sha256").update(data).digest("hex").slice(0, 12)}`;
  const root = ["/var/lib", "/var/tmp"].find((folder) => existsSync(folder) && mayEnter(folder, user));
  if (!root) throw new CannotStart((t) => t.noReachableFolder);
  const home = join(root, name);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  if (lstatSync(home).uid !== 0) throw new CannotStart((t) => t.noReachableFolder);
  return home;
}

function copyPrograms(binaries: string, home: string): string {
  const copy = join(home, "postgres");
  const from = dirname(binaries);
  rmSync(copy, { recursive: true, force: true });
  cpSync(from, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", copy]);
  say((t) => t.movedBinaries(from, copy));
  return join(copy, "bin");
}

function moveData(data: string, home: string, user: { uid: number; gid: number }): string {
  const target = join(home, data.slice(dirname(data).length + 1));
  if (existsSync(data) && realpathSync(data) !== target) {
    const half = `${target}.half`;
    rmSync(half, { recursive: true, force: true });
    cpSync(realpathSync(data), half, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, half]);
    renameSync(half, target);
  }
  rmSync(data, { recursive: true, force: true });
  symlinkSync(target, data);
  say((t) => t.movedData(dirname(data), target));
  return target;
}

function ownerOf(data: string): { uid: number; gid: number } | undefined {
  if (!existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { uid, gid };
}

function nobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  return { uid: Number(line?.[1] ?? 65_534), gid: Number(line?.[2] ?? 65_534) };
}
