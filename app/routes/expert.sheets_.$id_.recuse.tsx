import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { recuseFromSheet } from "~/lifecycle/5-review/recuse-from-sheet.server";
import { ReasonForm } from "~/lifecycle/5-review/review.form";
import { readSheet } from "~/lifecycle/5-review/sheets.blind.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { Alert } from "~/ui/alert";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "expert", reads: "sheet.read", writes: "sheet.recuse" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.recuse.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id, pseudonym, may } = demand(await readSheet(await requirePerson(args), args.params.id));
  return { id, pseudonym, mayRecuse: may.recuse };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ReasonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await recuseFromSheet(who, args.params.id ?? "", form.value.reason);
  return outcome.ok ? redirect("/expert?done=recused") : refusal(outcome, form.typed);
}

export default function Recuse() {
  const { id, pseudonym, mayRecuse } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.recuse;
  const back = `/expert/sheets/${id}`;
  return (
    <ConfirmPage
      title={words.title}
      lead={words.lead}
      trail={[
        { to: "/expert", label: t.review.expert.title },
        { to: back, label: pseudonym },
      ]}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      danger
      blocked={!mayRecuse}
      body={<Alert tone="warn">{words.warning}</Alert>}
    >
      <Field type="textarea" name="reason" label={words.reason} hint={words.reasonHint} limit={2000} />
    </ConfirmPage>
  );
}
