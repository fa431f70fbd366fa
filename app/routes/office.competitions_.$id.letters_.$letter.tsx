import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { previewLetter } from "~/lifecycle/7-publication/letters.queries.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataList } from "~/ui/data-list";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "letter.list", writes: "letter.release" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.letters.preview);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await previewLetter(who, args.params.id!, args.params.letter!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, letter } = args.params;
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await releaseLetters(who, id!, letter!);
  return outcome.ok ? redirect(`/office/competitions/${id}/letters/${letter}?done=released`) : refusal(outcome);
}

export default function LetterPreview() {
  const letter = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.publication.letters;
  const list = `/office/competitions/${letter.competition.id}/letters`;
  return (
    <>
      <PageTitle
        title={words.preview}
        kicker={words.kinds[letter.kind] ?? words.otherKind}
        trail={officeTrail(t, letter.competition, { to: list, label: words.title })}
      />
      {query.get("done") === "released" ? <Alert tone="good">{words.doneOne}</Alert> : null}
      {letter.isHeld && letter.waits ? <Alert>{words.wait}</Alert> : null}
      <DataList
        items={[
          { label: words.to, value: <span lang="ru">{letter.to}</span> },
          { label: words.subject, value: <span lang={letter.lang}>{letter.subject}</span> },
          { label: words.created, value: formatInstant(letter.createdAt, letter.competition.zone, lang) },
        ]}
      />
      <Card title={words.text}>
        <pre lang={letter.lang}>{letter.text}</pre>
      </Card>
      <Form answer={answer}>
        {letter.isHeld && letter.mayRelease && !letter.waits ? (
          <ButtonRow>
            <Button>{words.releaseOne}</Button>
          </ButtonRow>
        ) : null}
      </Form>
    </>
  );
}
