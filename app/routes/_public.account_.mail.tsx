import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { MailForm } from "~/lifecycle/1-registration/account.form";
import { setMail } from "~/lifecycle/1-registration/set-mail.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "public", reads: "account.read", writes: "account.setMail" } satisfies RouteHandle;

export function loader() {
  return redirect("/account");
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await setMail(who, demandForm(await readForm(args.request, MailForm))));
  return redirect("/account?done=mail");
}

/** Shown only where a refusal is: the layout's error page says why. */
export default function Mail() {
  return null;
}
