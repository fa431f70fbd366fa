import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readOpening } from "~/lifecycle/4-admission/admission.queries.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { OpeningForm } from "~/lifecycle/4-admission/opening.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { OpeningFields } from "~/ui/admission/opening-fields";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "competition.manage", writes: "competition.open" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.open.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readOpening(await requirePerson(args), args.params.id ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, OpeningForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await openApplications(who, args.params.id ?? "", form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/applications?done=opened`)
    : refusal(outcome, form.typed);
}

export default function OpenApplications() {
  const { id, title, count, isClosed, place, members } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.admission.open;
  const back = `/office/competitions/${id}/applications`;
  return (
    <ConfirmPage
      title={words.title}
      lead={words.lead(count)}
      trail={officeTrail(t, { id, title }, { to: back, label: t.admission.list.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={!isClosed || count === 0}
      body={<p>{words.body}</p>}
    >
      <OpeningFields members={members} place={place} present={[]} />
    </ConfirmPage>
  );
}
