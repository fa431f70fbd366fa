import { redirect } from "@remix-run/node";
import { deviceCookie } from "./device.server";
import { signIn } from "./session.server";

/** Opens a fresh session, makes the browser known to the account, and sends the person on. */
export async function letIn(
  args: { request: Request; context: unknown },
  { personId, passwordHash }: { personId: string; passwordHash: string | null },
  to: string,
) {
  const headers = new Headers();
  headers.append("Set-Cookie", await signIn(args, personId));
  if (passwordHash) headers.append("Set-Cookie", deviceCookie(args.request, passwordHash));
  return redirect(to, { headers });
}
