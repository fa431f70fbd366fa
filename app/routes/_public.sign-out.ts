import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { wipeBrowserDrafts } from "~/server/browser-drafts.server";
import { signOut } from "~/server/session.server";

export const handle = { area: "public", writes: "account.signIn" } satisfies RouteHandle;

export async function action(args: ActionFunctionArgs) {
  const headers = new Headers({ "Set-Cookie": await signOut(args) });
  wipeBrowserDrafts(headers);
  return redirect("/sign-in?done=signedOut", { headers });
}
