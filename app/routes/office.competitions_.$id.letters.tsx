import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { LettersForm } from "~/lifecycle/7-publication/letter.form";
import { lettersQuestion } from "~/lifecycle/7-publication/letters";
import { listLetters } from "~/lifecycle/7-publication/letters.queries.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import { retryLetters } from "~/lifecycle/7-publication/retry-letters.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Form } from "~/ui/form";
import { Kinds } from "~/ui/letters/kinds-table";
import { LettersSearch } from "~/ui/letters/letters-search";
import { LettersTable } from "~/ui/letters/letters-table";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";

export const handle = {
  area: "office",
  reads: "letter.list",
  writes: ["letter.release", "letter.retry"],
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.letters.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  return demand(await listLetters(who, args.params.id!, lettersQuestion(query, pageNumber(query))));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const id = args.params.id!;
  const form = await readForm(args.request, LettersForm);
  if (!form.ok) return wrongFields(form.answer);
  const { act, kind } = form.value;
  const outcome = act === "retry" ? await retryLetters(who, id) : await releaseLetters(who, id, { kind });
  if (!outcome.ok) return refusal(outcome);
  return redirect(`/office/competitions/${id}/letters?${act === "retry" ? "retried" : "done"}=${outcome.value}`);
}

export default function Letters() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.publication.letters;
  const base = `/office/competitions/${data.competition.id}/letters`;
  const question = lettersQuestion(query, data.page);
  const isNarrowed = Boolean(question.kind || question.standing || question.search);
  const [done, retried] = [Number(query.get("done")), Number(query.get("retried"))];
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={officeTrail(t, data.competition)} />
      {done > 0 ? <Alert tone="good">{words.done(done)}</Alert> : null}
      {retried > 0 ? <Alert tone="good">{words.retried(retried)}</Alert> : null}
      {data.failed > 0 ? (
        <Alert tone="warn">
          {words.failed(data.failed)}. {words.failedHow}
        </Alert>
      ) : null}
      <p>
        {words.held(data.held)}. {words.sent}: {data.sent}.
      </p>
      {data.held > data.ready ? <Alert>{words.wait}</Alert> : null}
      <Form answer={answer}>
        <input type="hidden" name="act" value="release" />
        {data.may.release && data.ready > 0 ? (
          <ButtonRow>
            <Button>{words.release(data.ready)}</Button>
          </ButtonRow>
        ) : null}
      </Form>
      {data.may.retry && data.failed > 0 ? (
        <Form id="retry">
          <input type="hidden" name="act" value="retry" />
          <ButtonRow>
            <Button look="plain">{words.retryAll(data.failed)}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      <h2>{words.kindsTitle}</h2>
      <Kinds base={base} rows={data.kinds} mayRelease={data.may.release} />
      <h2 id="letters">{words.listTitle}</h2>
      <LettersSearch base={base} question={question} />
      <LettersTable
        base={base}
        zone={data.competition.zone}
        letters={data.letters}
        empty={
          isNarrowed ? (
            <EmptyState title={words.nothingFound}>{words.nothingFoundBody}</EmptyState>
          ) : (
            <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
          )
        }
      />
      <Pager page={data.page} pages={data.pages} to={(page) => `?${narrowed(query, page)}#letters`} />
    </>
  );
}

/** The same question on another page of its answer. */
function narrowed(query: URLSearchParams, page: number): string {
  const next = new URLSearchParams();
  for (const name of ["kind", "state", "search"]) if (query.get(name)) next.set(name, query.get(name)!);
  next.set("page", `${page}`);
  return `${next}`;
}
