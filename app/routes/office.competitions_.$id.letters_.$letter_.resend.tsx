import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ResendForm } from "~/lifecycle/7-publication/letter.form";
import { readLetterFor } from "~/lifecycle/7-publication/letter.queries.server";
import { resendLetter } from "~/lifecycle/7-publication/resend-letter.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "letter.resend", writes: "letter.resend" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.letters.resend.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readLetterFor("letter.resend", who, args.params.id!, args.params.letter!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", letter = "" } = args.params;
  const form = await readForm(args.request, ResendForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await resendLetter(who, id, letter, form.value.email);
  return outcome.ok
    ? redirect(`/office/competitions/${id}/letters/${outcome.value}?done=resent`)
    : refusal(outcome, form.typed);
}

export default function ResendLetter() {
  const { competition, id, to, email } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.publication.letters;
  const base = `/office/competitions/${competition.id}/letters`;
  return (
    <ConfirmPage
      title={words.resend.title}
      kicker={to}
      lead={words.resend.lead}
      trail={officeTrail(
        t,
        competition,
        { to: base, label: words.title },
        { to: `${base}/${id}`, label: words.preview },
      )}
      answer={useActionData<typeof action>()}
      button={words.resend.button}
      back={`${base}/${id}`}
    >
      <Field name="email" type="email" autoComplete="off" label={words.resend.email} value={email} />
    </ConfirmPage>
  );
}
