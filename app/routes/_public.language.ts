import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { LanguageForm } from "~/lifecycle/1-registration/account.form";
import { setLanguage } from "~/lifecycle/1-registration/set-language.server";
import { refused } from "~/lifecycle/outcome";
import { readForm } from "~/server/form.server";
import { backTo, demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "public", writes: "account.setLanguage" } satisfies RouteHandle;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, LanguageForm);
  if (!form.ok) return demand(refused("badInput"));
  const outcome = await setLanguage(who, form.value.lang);
  demand(outcome);
  return redirect(backTo(form.value.back, "/"));
}
