import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { reopenSheet } from "~/lifecycle/5-review/reopen-sheet.blind.server";
import { readSheet } from "~/lifecycle/5-review/sheets.blind.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "expert", reads: "sheet.read", writes: "sheet.reopen" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.reopen.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id, pseudonym, may } = demand(await readSheet(await requirePerson(args), args.params.id));
  return { id, pseudonym, mayReopen: may.reopen };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await reopenSheet(who, args.params.id ?? "");
  return outcome.ok ? redirect(`/expert/sheets/${args.params.id}?done=reopened#sheet`) : refusal(outcome);
}

export default function Reopen() {
  const { id, pseudonym, mayReopen } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.reopen;
  const back = `/expert/sheets/${id}`;
  return (
    <ConfirmPage
      title={words.title}
      trail={[
        { to: "/expert", label: t.review.expert.title },
        { to: back, label: pseudonym },
      ]}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={!mayReopen}
      body={<p>{mayReopen ? words.body : t.review.sheet.closed}</p>}
    />
  );
}
