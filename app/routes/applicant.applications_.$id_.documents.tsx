import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import type { DocumentsPage } from "~/lifecycle/3-application/form-page";
import { receiveFile } from "~/lifecycle/3-application/receive-file.server";
import { readDocuments } from "~/lifecycle/3-application/section.queries.server";
import { fileError } from "~/lifecycle/file-error";
import { draftHeaders, draftOf } from "~/server/draft-of.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { DocumentsForm } from "~/ui/application/documents-form";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.edit",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.documents.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = demand(await readDocuments(who, args.params.id!));
  return json({ page, done: new URL(args.request.url).searchParams.get("done") }, draftOf(who));
}

export const headers = draftHeaders;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const received = await receiveFile(args.request);
  const typed = { kind: [received.kind] };
  if (!received.ok) return wrongFields({ typed, errors: { file: received.error } });
  try {
    const outcome = await attachFile(who, args.params.id!, received);
    if (!outcome.ok) return refusal(outcome, typed);
    if ("unfit" in outcome.value) return wrongFields({ typed, errors: { file: fileError(outcome.value.unfit) } });
    return redirect(`/applicant/applications/${args.params.id}/documents?done=attached#said`);
  } finally {
    await received.close();
  }
}

export default function Documents() {
  const { page, done } = useLoaderData<typeof loader>();
  return <DocumentsForm page={page as DocumentsPage} answer={useActionData<typeof action>()} done={done} />;
}
