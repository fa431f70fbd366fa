import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { RankingForm } from "~/lifecycle/6-decision/meeting.form";
import { readRanking } from "~/lifecycle/6-decision/ranking.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant, formatScore } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { DataList } from "~/ui/data-list";
import { LimitChart } from "~/ui/decision/limit-chart";
import { MakeRankingForm } from "~/ui/decision/make-ranking-form";
import { MoneyBySource } from "~/ui/decision/money-by-source";
import { PassMarks } from "~/ui/decision/pass-marks";
import { RankingTable, UnrankedTable } from "~/ui/decision/ranking-table";
import { ReviewFirst } from "~/ui/decision/review-first";
import { EmptyState } from "~/ui/empty-state";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "review.readScores", writes: "ranking.make" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.ranking.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const version = Number(new URL(args.request.url).searchParams.get("version")) || undefined;
  return demand(await readRanking(who, args.params.id!, version));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, RankingForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await makeRanking(who, args.params.id!, form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/ranking?done=made`)
    : refusal(outcome, form.typed);
}

export default function RankingPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.decision.ranking;
  const base = `/office/competitions/${data.competition.id}`;
  const { version } = data;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={officeTrail(t, data.competition)} />
      {query.get("done") === "made" ? <Alert tone="good">{words.done}</Alert> : null}
      {data.isNewest ? null : <Alert tone="warn">{words.old}</Alert>}
      {data.reviewUnderWay ? <ReviewFirst base={base} /> : null}
      {data.mayPlan && data.isNewest ? (
        <NextStep title={words.plan} to={`${base}/meeting`} action={words.plan}>
          {words.planWhy}
        </NextStep>
      ) : null}
      {version === null ? (
        <EmptyState title={words.none}>{words.noneBody}</EmptyState>
      ) : (
        <>
          <PassMarks marks={data.passMarks} />
          <RankingTable lines={data.lines} />
          <UnrankedTable lines={data.lines} />
          <LimitChart lines={data.lines} limit={data.limit} />
          <MoneyBySource
            title={words.bySource}
            sources={data.sources.map(({ proposed, ...source }) => ({ ...source, used: proposed }))}
          />
          <DataList
            items={[
              { label: words.madeAt, value: formatInstant(version.createdAt, data.competition.zone, lang) },
              { label: words.madeBy, value: <span lang="ru">{version.by}</span> },
              { label: words.hash, value: <code>{version.inputsHash}</code>, action: words.hashHint },
              { label: words.seed, value: <code>{version.lotsSeed}</code> },
            ]}
          />
          {data.versions.length > 1 ? (
            <p>
              {words.versions}:{" "}
              {data.versions.map((one) => (
                <span key={one.version}>
                  {one.version === version.version ? (
                    <strong>{words.version(one.version)}</strong>
                  ) : (
                    <a href={`${base}/ranking?version=${one.version}`}>{words.version(one.version)}</a>
                  )}{" "}
                </span>
              ))}
            </p>
          ) : null}
        </>
      )}
      {data.mayMake ? (
        <MakeRankingForm
          answer={answer}
          lines={data.lines}
          isFirst={version === null}
          points={formatScore(data.divergencePoints, lang)}
        />
      ) : null}
    </>
  );
}
