import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { withdrawNews } from "~/lifecycle/2-announcement/publish-news.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "news.withdraw" } satisfies RouteHandle;

/** Takes news off the site. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", news = "" } = args.params;
  demandForm(await readForm(args.request, ButtonForm));
  demand(await withdrawNews(who, id, news));
  return redirect(`/office/organisers/${id}/news?done=withdrawn`);
}
