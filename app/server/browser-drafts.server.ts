import { draftOwner } from "~/lifecycle/3-application/draft-owner.server";
import { config } from "./config.server";

const YEAR_SECONDS = 34_560_000;

const cookieOf = (value: string, seconds: number) => {
  const name = config().secure ? "__Host-drafts" : "drafts";
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${config().secure ? "; Secure" : ""}`;
};

function ownerIn(request: Request): string | undefined {
  return /(?:^|;\s*)(?:__Host-)?drafts=([\w-]{22})(?:;|$)/.exec(request.headers.get("cookie") ?? "")?.[1];
}

/** Makes a browser forget everything that pages keep on the device: what was typed, forms for reading without a link. */
function wipe(headers: Headers): void {
  headers.set("Clear-Site-Data", '"storage"');
}

/**
 * The browser's drafts from now on are this person's. Those of another person are wiped: libraries share computers; those of
 * the same person stay, so that a session may end and begin again without a loss.
 */
export function takeBrowserDrafts(request: Request, personId: string, headers: Headers): void {
  const owner = draftOwner({ id: personId });
  if (ownerIn(request) !== owner) wipe(headers);
  headers.append("Set-Cookie", cookieOf(owner, YEAR_SECONDS));
}

/** The browser keeps nobody's drafts from now on. */
export function wipeBrowserDrafts(headers: Headers): void {
  wipe(headers);
  headers.append("Set-Cookie", cookieOf("", 0));
}
