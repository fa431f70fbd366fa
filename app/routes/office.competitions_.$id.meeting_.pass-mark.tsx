import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { passMarkForm } from "~/lifecycle/6-decision/meeting.form";
import { readPassMarks } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { ALL } from "~/lifecycle/6-decision/pass-marks";
import { setPassMarks } from "~/lifecycle/6-decision/set-pass-marks.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatScore } from "~/text/format";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { HandsFields } from "~/ui/decision/hands-fields";
import { meetingTrail } from "~/ui/decision/office-trail";
import { PassMarks, sumsOfMark } from "~/ui/decision/pass-marks";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "meeting.setPassMarks",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.passMarks.set);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, meeting, barred, marks } = demand(await readPassMarks(who, args.params.id!));
  const told: typeof meeting.passMarks = barred ? meeting.passMarks : [];
  const asked: typeof marks = barred ? [] : marks;
  const voting: typeof meeting.members = barred ? [] : meeting.members;
  return { competition, barred, passMarks: told, marks: asked, members: voting };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { meeting, marks } = demand(await readPassMarks(who, args.params.id!));
  const form = await readForm(args.request, passMarkForm(marks));
  if (!form.ok) return wrongFields(form.answer);
  const typed = Object.entries(form.value.marks);
  const set = typed.map(([name, mark]) => ({ tier: name === ALL ? null : name, mark }));
  const outcome = await setPassMarks(who, meeting.id, { marks: set, votes: form.value.votes });
  if (!outcome.ok) return refusal(outcome, form.typed);
  const done = outcome.value ? "passMarkSet" : "passMarkNotSet";
  return redirect(`/office/competitions/${args.params.id}/meeting?done=${done}`);
}

export default function SetPassMarks() {
  const { competition, barred, passMarks, marks, members } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.decision.passMarks;
  return (
    <ConfirmPage
      title={words.set}
      lead={barred ? words.barred[barred] : words.setLead}
      blocked={barred !== null}
      body={barred ? <PassMarks marks={passMarks} /> : null}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={words.save}
      back={`/office/competitions/${competition.id}/meeting`}
    >
      {marks.map(({ name, upTo, most, last }, index) => (
        <Field
          key={name}
          type="number"
          name={`marks.${name}`}
          label={upTo === null ? words.mark : words.markOf(sumsOfMark(t, lang, marks, index))}
          hint={words.most(formatScore(most, lang))}
          value={last === null ? null : formatScore(last, lang)}
        />
      ))}
      <h2>{t.decision.meeting.hands}</h2>
      <HandsFields
        members={members.map((member) => ({ ...member, recused: false, choice: null, byShowOfHands: false }))}
      />
    </ConfirmPage>
  );
}
