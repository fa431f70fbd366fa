import { redirect } from "@remix-run/node";
import { takeBrowserDrafts } from "./browser-drafts.server";
import { deviceCookie } from "./device.server";
import { signIn } from "./session.server";

type Args = { request: Request; context: unknown };
type Entry = { personId: string; passwordHash: string | null };

/** Opens a fresh session and makes the browser known to the account: the headers that tell the browser so. */
export async function openDoor(args: Args, { personId, passwordHash }: Entry): Promise<Headers> {
  const headers = new Headers();
  headers.append("Set-Cookie", await signIn(args, personId));
  if (passwordHash) headers.append("Set-Cookie", deviceCookie(args.request, passwordHash));
  takeBrowserDrafts(args.request, personId, headers);
  return headers;
}

/** Opens a fresh session, makes the browser known to the account, and sends the person on. */
export async function letIn(args: Args, entry: Entry, to: string) {
  return redirect(to, { headers: await openDoor(args, entry) });
}
