import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { SetPaperAsideForm } from "~/lifecycle/3-application/paper-application.form";
import { readPaperToSettle } from "~/lifecycle/3-application/paper-application.queries.server";
import { setPaperAside } from "~/lifecycle/3-application/settle-paper.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { paperTrail } from "~/ui/application/paper-parts";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "paperApplication.setAside",
  writes: "paperApplication.setAside",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.paperApplication.setAside.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id, entry, competition } = demand(
    await readPaperToSettle(who, args.params.id ?? "", args.params.entry ?? "", "setAside"),
  );
  return { id, entry, competition: { id: competition.id, title: competition.title } };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", entry = "" } = args.params;
  demand(await readPaperToSettle(who, id, entry, "setAside"));
  const form = await readForm(args.request, SetPaperAsideForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await setPaperAside(who, id, entry, form.value.reason);
  return outcome.ok
    ? redirect(`/office/competitions/${id}/paper-applications/${entry}?done=setAside`)
    : refusal(outcome, form.typed);
}

export default function SetPaperAside() {
  const page = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.paperApplication.setAside;
  const base = `/office/competitions/${page.competition.id}`;
  return (
    <ConfirmPage
      title={words.title}
      kicker={t.paperApplication.entryOf(page.entry)}
      lead={words.lead}
      trail={officeTrail(t, page.competition, ...paperTrail(t, base, page))}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={`${base}/paper-applications/${page.id}`}
      danger
    >
      <Field name="reason" type="textarea" label={words.reason} limit={1_000} />
    </ConfirmPage>
  );
}
