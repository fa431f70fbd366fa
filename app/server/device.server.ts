import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { config } from "./config.server";

const MAX_ACCOUNTS = 8;
const YEAR_SECONDS = 34_560_000;

const cookieName = () => (config().secure ? "__Host-device" : "device");

/**
 * The cookie is a random id and, for each account that has signed in here, a mark that only somebody who knows the
 * account's password hash can make. So nobody can forge one, nothing is stored, and a new password makes it worthless.
 */
function markOf(id: string, passwordHash: string): string {
  return createHmac("sha256", passwordHash).update(`pochin/device/v1\0${id}`).digest("base64url").slice(0, 22);
}

function readDevice(request: Request): { id: string; marks: string[] } | null {
  const pair = (request.headers.get("cookie") ?? "").split(/;\s*/).find((part) => part.startsWith(`${cookieName()}=`));
  const [id = "", ...marks] = pair?.slice(cookieName().length + 1).split(".") ?? [];
  return /^[\w-]{22}$/.test(id) ? { id, marks: marks.filter((mark) => /^[\w-]{22}$/.test(mark)) } : null;
}

/** The id of a browser that has signed in to this account before, or null: guesses of others are counted apart from its own (G4). */
export function knownDevice(request: Request, passwordHash: string | null): string | null {
  const device = readDevice(request);
  if (!device || !passwordHash) return null;
  const own = Buffer.from(markOf(device.id, passwordHash));
  return device.marks.some((mark) => timingSafeEqual(Buffer.from(mark), own)) ? device.id : null;
}

/** The cookie by which this browser will be known for the account, beside the accounts it is known for already. */
export function deviceCookie(request: Request, passwordHash: string): string {
  const device = readDevice(request) ?? { id: randomBytes(16).toString("base64url"), marks: [] };
  const own = markOf(device.id, passwordHash);
  const marks = [own, ...device.marks.filter((mark) => mark !== own)].slice(0, MAX_ACCOUNTS);
  const secure = config().secure ? "; Secure" : "";
  return `${cookieName()}=${[device.id, ...marks].join(".")}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_SECONDS}${secure}`;
}
