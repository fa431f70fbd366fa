import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { proofKinds } from "~/lifecycle/1-registration/keep-proof.server";
import { readProofs } from "~/lifecycle/1-registration/proof.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { fileError } from "~/lifecycle/file-error";
import { readFormWithFile } from "~/server/form-upload.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { ProofsView } from "~/ui/registration/proofs-view";

export const handle = {
  area: "applicant",
  reads: "applicant.readProofs",
  writes: "applicant.attachProof",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.proofs.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readProofs(await requirePerson(args), args.params.id!, args.params.member!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, member } = demand(await readProofs(who, args.params.id!, args.params.member!));
  const form = await readFormWithFile(args.request, ButtonForm, proofKinds);
  if (!form.ok) return wrongFields(form.answer);
  if (!form.picked) return wrongFields({ typed: {}, errors: { file: { code: "fileRequired" } } });
  try {
    const outcome = await attachProof(who, id, member.id, form.picked);
    if (!outcome.ok) return refusal(outcome);
    if (outcome.value) return wrongFields({ typed: {}, errors: { file: fileError(outcome.value.unfit, proofKinds) } });
    return redirect(`/applicant/organisations/${id}/members/${member.id}/proof?done=attached`);
  } finally {
    await form.close();
  }
}

export default function Proofs() {
  return <ProofsView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
