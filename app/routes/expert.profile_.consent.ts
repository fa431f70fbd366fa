import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { giveExpertConsent } from "~/lifecycle/5-review/expert-consent.server";
import { demand } from "~/server/http.server";
import { senderOf } from "~/server/sender.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "expert", writes: "account.giveConsent" } satisfies RouteHandle;

/** Gives the consent that an expert's data rest on. */
export async function action(args: ActionFunctionArgs) {
  demand(await giveExpertConsent(await requirePerson(args), senderOf(args)));
  return redirect("/expert/profile");
}
