import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { signOut } from "~/server/session.server";

export const handle = { area: "public", writes: "account.signIn" } satisfies RouteHandle;

export async function action(args: ActionFunctionArgs) {
  return redirect("/sign-in?done=signedOut", { headers: { "Set-Cookie": await signOut(args) } });
}
