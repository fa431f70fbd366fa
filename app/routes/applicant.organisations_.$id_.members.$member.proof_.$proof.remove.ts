import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { removeProof } from "~/lifecycle/1-registration/remove-proof.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "page.read", writes: "applicant.attachProof" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, ButtonForm));
  const { id, member, proof } = args.params;
  demand(await removeProof(who, id!, member!, proof!));
  return redirect(`/applicant/organisations/${id}/members/${member}/proof?done=removed`);
}
