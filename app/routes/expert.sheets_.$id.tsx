import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { SheetForm } from "~/lifecycle/5-review/review.form";
import { saveSheet } from "~/lifecycle/5-review/save-sheet.blind.server";
import { readSheet } from "~/lifecycle/5-review/sheets.blind.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { ApplicationText } from "~/ui/application/application-text";
import { ButtonRow, LinkButton } from "~/ui/button";
import { Deadline } from "~/ui/deadline";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { CopyFiles } from "~/ui/review/copy-files";
import { ScoreForm } from "~/ui/review/score-form";
import { SealedSheet } from "~/ui/review/sealed-sheet";
import { SheetStatus } from "~/ui/review/sheet-status";

export const handle = { area: "expert", reads: "sheet.read", writes: "sheet.save" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>((t, data) => data?.pseudonym ?? t.review.sheet.form);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readSheet(await requirePerson(args), args.params.id));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, SheetForm);
  if (!form.ok) return wrongFields(form.answer);
  const { next, ...sheet } = form.value;
  const saved = await saveSheet(who, args.params.id ?? "", sheet);
  if (!saved.ok) return refusal(saved, form.typed);
  return redirect(`/expert/sheets/${args.params.id}${next === "seal" ? "/seal" : "?done=saved#score"}`);
}

const doneKeys = ["saved", "reopened"] as const;

export default function Sheet() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.review.sheet;
  const base = `/expert/sheets/${data.id}`;
  const said = doneKeys.find((key) => key === query.get("done"));
  return (
    <>
      <PageTitle
        title={data.pseudonym}
        kicker={data.competition}
        status={<SheetStatus state={data.state} />}
        trail={[{ to: "/expert", label: t.review.expert.title }]}
      />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {data.rules.blind === "double" ? <Alert>{t.review.project.hiddenNote}</Alert> : null}
      {data.may.save ? <Deadline at={data.dueAt} now={data.now} zone={data.zone} label={words.due} /> : null}
      <ButtonRow>
        <LinkButton look="plain" to="#sheet">
          {words.jump}
        </LinkButton>
        {data.may.recuse ? (
          <LinkButton look="link" to={`${base}/recuse`}>
            {words.recuse}
          </LinkButton>
        ) : null}
      </ButtonRow>
      <article aria-label={data.content.title}>
        <ApplicationText reading={data.content} folded />
        <CopyFiles base={base} files={data.files} />
      </article>
      <section id="sheet">
        <h2>{words.form}</h2>
        {data.may.save ? (
          <>
            <p>{words.formLead}</p>
            <ScoreForm
              base={base}
              rules={data.rules}
              draft={data.draft}
              draftVersion={data.draftVersion}
              answer={answer}
            />
          </>
        ) : (
          <SealedSheet base={base} sheet={data} />
        )}
      </section>
      {data.past.length > 0 ? (
        <section>
          <h2>{t.common.history.label}</h2>
          <History
            zone={data.zone}
            entries={data.past.map(({ did, revision, at }) => ({
              at,
              who: data.expert,
              what: words.past[did](revision),
            }))}
          />
        </section>
      ) : null}
    </>
  );
}
