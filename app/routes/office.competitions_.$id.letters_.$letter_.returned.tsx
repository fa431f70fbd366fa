import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ReturnedForm } from "~/lifecycle/7-publication/letter.form";
import { readLetterFor } from "~/lifecycle/7-publication/letter.queries.server";
import { noteReturn } from "~/lifecycle/7-publication/note-return.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "letter.noteReturn", writes: "letter.noteReturn" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.letters.returned.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readLetterFor("letter.noteReturn", who, args.params.id!, args.params.letter!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", letter = "" } = args.params;
  const form = await readForm(args.request, ReturnedForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await noteReturn(who, id, letter, form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${id}/letters/${letter}?done=returned`)
    : refusal(outcome, form.typed);
}

export default function NoteReturn() {
  const { competition, id, to, today } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.publication.letters;
  const base = `/office/competitions/${competition.id}/letters`;
  return (
    <ConfirmPage
      title={words.returned.title}
      kicker={to}
      lead={words.returned.lead}
      trail={officeTrail(
        t,
        competition,
        { to: base, label: words.title },
        { to: `${base}/${id}`, label: words.preview },
      )}
      answer={useActionData<typeof action>()}
      button={words.returned.button}
      back={`${base}/${id}`}
    >
      <Field name="returnedOn" type="date" label={words.returned.on} value={today} max={today} />
      <Field
        name="remark"
        type="textarea"
        rows={3}
        required={false}
        label={words.returned.remark}
        hint={words.returned.remarkHint}
        limit={500}
      />
    </ConfirmPage>
  );
}
