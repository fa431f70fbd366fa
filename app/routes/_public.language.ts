import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { LanguageForm } from "~/lifecycle/1-registration/account.form";
import { setLanguage } from "~/lifecycle/1-registration/set-language.server";
import { readForm } from "~/server/form.server";
import { backTo, demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "public", writes: "account.setLanguage" } satisfies RouteHandle;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { lang, back } = demandForm(await readForm(args.request, LanguageForm));
  demand(await setLanguage(who, lang));
  return redirect(backTo(back, "/"));
}
