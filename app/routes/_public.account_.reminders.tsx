import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { RemindersForm } from "~/lifecycle/1-registration/account.form";
import { setReminders } from "~/lifecycle/1-registration/set-reminders.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "public", reads: "account.read", writes: "account.setReminders" } satisfies RouteHandle;

export function loader() {
  return redirect("/account");
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { wanted } = demandForm(await readForm(args.request, RemindersForm));
  demand(await setReminders(who, wanted === "yes"));
  return redirect("/account?done=reminders");
}

/** Shown only where a refusal is: the layout's error page says why. */
export default function Reminders() {
  return null;
}
