import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { VerifyForm } from "~/lifecycle/1-registration/applicant.form";
import { verifyApplicant } from "~/lifecycle/1-registration/verify-applicant.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "page.read", writes: "applicant.verify" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { inn } = demandForm(await readForm(args.request, VerifyForm));
  demand(await verifyApplicant(who, args.params.id!, inn || null));
  return redirect(`/office/applicants/${args.params.id}?${new URLSearchParams({ done: "verified", inn })}`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function Verify() {
  return null;
}
