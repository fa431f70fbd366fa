import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { faultsOf, wordLetter } from "~/lifecycle/2-announcement/word-letter.server";
import { isWorded } from "~/lifecycle/2-announcement/wording";
import { wordingForm } from "~/lifecycle/2-announcement/wording.form";
import { lookAtWording, readWording } from "~/lifecycle/2-announcement/wording.queries.server";
import { refused } from "~/lifecycle/outcome";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { WordingForm } from "~/ui/letters/wording-form";
import { WordingPreview } from "~/ui/letters/wording-preview";
import { WordingVersions } from "~/ui/letters/wording-versions";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "letter.list", writes: "letter.word" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.wording.title);

/** The number of the application that the preview is asked for. */
function askedNumber(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get("number") ?? "";
  return /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : null;
}

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", kind = "" } = args.params;
  return demand(await readWording(who, id, kind, askedNumber(args.request)));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", kind = "" } = args.params;
  if (!isWorded(kind)) return demand<never>(refused("notFound"));
  const form = await readForm(args.request, wordingForm(kind));
  if (!form.ok) return wrongFields(form.answer);
  const { act, subject, text, release, version, waiting } = form.value;
  const words = act === "standard" ? null : { subject, text };
  const errors = words ? faultsOf(kind, words) : {};
  if (Object.keys(errors).length > 0) return wrongFields({ typed: form.typed, errors });
  if (act === "look") {
    const preview = demand(await lookAtWording(who, id, kind, { subject, text }, askedNumber(args.request)));
    return data({ typed: form.typed, errors: {}, preview });
  }
  const outcome = await wordLetter(who, id, kind, { version, words, release, waiting: waiting === "on" });
  if (!outcome.ok) return refusal(outcome, form.typed);
  return redirect(`/office/competitions/${id}/letters/wording/${kind}?done=${words ? "kept" : "restored"}`);
}

const doneKeys = ["kept", "restored"] as const;

export default function WordingOfLetter() {
  const letter = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.wording;
  const base = `/office/competitions/${letter.competition.id}/letters`;
  const said = doneKeys.find((key) => key === query.get("done"));
  const looked = (answer as { preview?: typeof letter.preview } | undefined)?.preview;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={t.publication.letters.kinds[letter.kind]}
        lead={words.lead}
        trail={officeTrail(t, letter.competition, { to: base, label: t.publication.letters.title })}
      />
      {said && !answer ? <Alert tone="good">{words[said]}</Alert> : null}
      <p>{letter.isStandard ? words.isStandard : words.isOwn(letter.version)}</p>
      {looked ? <Alert>{words.previewUnsaved}</Alert> : null}
      {looked ? (
        <Card title={words.preview}>
          <WordingPreview preview={looked} />
        </Card>
      ) : null}
      {letter.mayWord ? <WordingForm letter={letter} answer={answer} /> : null}
      {looked ? null : (
        <Card title={words.preview}>
          <WordingPreview preview={letter.preview} mayAsk />
        </Card>
      )}
      <WordingVersions versions={letter.versions} zone={letter.competition.zone} />
    </>
  );
}
