import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { askConfirmation } from "~/lifecycle/1-registration/ask-confirmation.server";
import { refusal } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "public", writes: "account.confirm" } satisfies RouteHandle;

export async function action(args: ActionFunctionArgs) {
  const outcome = await askConfirmation(await requirePerson(args));
  return outcome.ok ? redirect("/account?done=letterSent") : refusal(outcome);
}
