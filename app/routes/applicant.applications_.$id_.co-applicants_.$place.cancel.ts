import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { readCoApplicants } from "~/lifecycle/3-application/co-applicant.queries.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "page.read", writes: "coApplicant.cancel" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, rows } = demand(await readCoApplicants(who, args.params.id!));
  demandForm(await readForm(args.request, ButtonForm));
  const isHere = rows.some((row) => row.id === args.params.place);
  demand(isHere ? await moveCoApplicant(who, args.params.place!, "cancel") : { ok: false, reason: "notFound" });
  return redirect(`/applicant/applications/${id}/co-applicants?done=cancelled`);
}
