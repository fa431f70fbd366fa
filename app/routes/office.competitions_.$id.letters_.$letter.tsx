import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { LetterForm } from "~/lifecycle/7-publication/letter.form";
import { readLetter } from "~/lifecycle/7-publication/letter.queries.server";
import { takeReturnBack } from "~/lifecycle/7-publication/note-return.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import { retryLetters } from "~/lifecycle/7-publication/retry-letters.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { LetterFacts } from "~/ui/letters/letter-facts";
import { LetterFrame } from "~/ui/letters/letter-frame";
import { LetterStanding } from "~/ui/letters/standing";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "letter.list",
  writes: ["letter.release", "letter.retry", "letter.takeReturnBack"],
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.letters.preview);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readLetter(who, args.params.id!, args.params.letter!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const [id, letter] = [args.params.id!, args.params.letter!];
  const form = await readForm(args.request, LetterForm);
  if (!form.ok) return wrongFields(form.answer);
  const { act } = form.value;
  const outcome =
    act === "release"
      ? await releaseLetters(who, id, { letterId: letter })
      : await (act === "retry" ? retryLetters : takeReturnBack)(who, id, letter);
  const done = { release: "released", retry: "retried", takeBack: "takenBack" }[act];
  return outcome.ok ? redirect(`/office/competitions/${id}/letters/${letter}?done=${done}`) : refusal(outcome);
}

export default function LetterPage() {
  const letter = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.publication.letters;
  const base = `/office/competitions/${letter.competition.id}/letters`;
  const own = `${base}/${letter.id}`;
  const said: Record<string, string> = {
    released: words.doneOne,
    retried: words.retried(1),
    returned: words.returned.done,
    takenBack: words.returned.takenBack,
    resent: words.resend.done,
  };
  const done = said[query.get("done") ?? ""];
  const { may } = letter;
  return (
    <>
      <PageTitle
        title={words.preview}
        kicker={words.kinds[letter.kind] ?? words.otherKind}
        status={<LetterStanding standing={letter.standing} waits={letter.waits} />}
        trail={officeTrail(t, letter.competition, { to: base, label: words.title })}
      />
      {done ? <Alert tone="good">{done}</Alert> : null}
      {letter.waits ? <Alert>{words.wait}</Alert> : null}
      {letter.trouble ? (
        <Alert tone="warn">
          {words.troubles[letter.trouble.reason]} {words.attempts(letter.attempts)}.
        </Alert>
      ) : null}
      <LetterFacts letter={letter} base={base} />
      <Form answer={answer} />
      <ButtonRow>
        {may.release && !letter.waits ? <ActButton act="release" label={words.releaseOne} /> : null}
        {may.retry ? <ActButton act="retry" label={words.retryOne} /> : null}
        {may.resend ? (
          <LinkButton look={may.retry ? "plain" : "main"} to={`${own}/resend`}>
            {words.resend.link}
          </LinkButton>
        ) : null}
        {may.noteReturn ? (
          <LinkButton look="plain" to={`${own}/returned`}>
            {words.returned.link}
          </LinkButton>
        ) : null}
        {may.takeReturnBack ? <ActButton act="takeBack" look="plain" label={words.returned.takeBack} /> : null}
      </ButtonRow>
      {letter.html && letter.text ? (
        <LetterFrame html={letter.html} text={letter.text} lang={letter.lang} />
      ) : (
        <p className="muted">{words.noPreview}</p>
      )}
    </>
  );
}

function ActButton({ act, label, look }: { act: string; label: string; look?: "plain" }) {
  return (
    <Form inline id={act}>
      <input type="hidden" name="act" value={act} />
      <Button look={look}>{label}</Button>
    </Form>
  );
}
