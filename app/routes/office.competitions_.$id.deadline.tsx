import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { extensionForm } from "~/lifecycle/2-announcement/extension.form";
import { readDeadline } from "~/lifecycle/2-announcement/extension.queries.server";
import { proposeExtension } from "~/lifecycle/2-announcement/propose-extension.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { DeadlineDesk } from "~/ui/announcement/deadline-page";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "extension.read",
  writes: "extension.propose",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.deadline.extension.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return { page: demand(await readDeadline(who, args.params.id!)) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, extensionForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await proposeExtension(who, args.params.id ?? "", form.value);
  if (outcome.ok) return redirect(`/office/competitions/${args.params.id}/deadline?done=proposed`);
  const { field, code } = outcome.details ?? {};
  if (field && code) return wrongFields({ typed: form.typed, errors: { [field]: { code: String(code) } } });
  return refusal(outcome, form.typed);
}

export default function DeadlineOfOffice() {
  const { page } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const { t } = usePage();
  return (
    <DeadlineDesk
      page={page}
      base={`/office/competitions/${page.id}/deadline`}
      trail={officeTrail(t, page)}
      done={query.get("done")}
      answer={useActionData<typeof action>()}
    />
  );
}
