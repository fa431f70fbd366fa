import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listLetters } from "~/lifecycle/7-publication/letters.queries.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Status } from "~/ui/status";
import { Table } from "~/ui/table";

export const handle = { area: "office", reads: "letter.list", writes: "letter.release" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.letters.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = Number(new URL(args.request.url).searchParams.get("page"));
  return demand(
    await listLetters(who, args.params.id!, Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1),
  );
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await releaseLetters(who, args.params.id!);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/letters?done=${outcome.value}`)
    : refusal(outcome);
}

export default function Letters() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.publication.letters;
  const page = `/office/competitions/${data.competition.id}/letters`;
  const done = Number(query.get("done"));
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={officeTrail(t, data.competition)} />
      {done > 0 ? <Alert tone="good">{words.done(done)}</Alert> : null}
      {data.failed > 0 ? <Alert tone="warn">{words.failed(data.failed)}</Alert> : null}
      <p>
        {words.held(data.held)}. {words.sent}: {data.sent}.
      </p>
      {data.held > data.ready ? <Alert>{words.wait}</Alert> : null}
      {data.mayRelease && data.ready > 0 ? (
        <Form answer={answer}>
          <ButtonRow>
            <Button>{words.release(data.ready)}</Button>
          </ButtonRow>
        </Form>
      ) : (
        <Form answer={answer} />
      )}
      <Table
        caption={words.title}
        quiet
        rows={data.letters}
        keyOf={(letter) => letter.id}
        empty={<EmptyState title={words.empty}>{words.emptyBody}</EmptyState>}
        columns={[
          { head: words.kind, cell: (letter) => words.kinds[letter.kind] ?? words.otherKind },
          {
            head: words.subject,
            main: true,
            cell: (letter) => (
              <a href={`${page}/${letter.id}`} lang="ru">
                {letter.subject}
              </a>
            ),
          },
          { head: words.to, cell: (letter) => <span lang="ru">{letter.to}</span> },
          {
            head: words.state,
            cell: (letter) => (
              <Status tone={letter.waits ? "neutral" : "warn"}>{letter.waits ? words.waits : words.ready}</Status>
            ),
          },
        ]}
      />
      <Pager page={data.page} pages={data.pages} to={(n) => `?page=${n}`} />
    </>
  );
}
