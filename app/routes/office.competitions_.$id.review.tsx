import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { reviewStep } from "~/lifecycle/5-review/next-step";
import { readReview } from "~/lifecycle/5-review/office.queries.server";
import { liveSheetStates } from "~/lifecycle/5-review/round.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { DataList } from "~/ui/data-list";
import { EmptyState } from "~/ui/empty-state";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ReviewActions } from "~/ui/review/review-actions";
import { ReviewGrid } from "~/ui/review/review-grid";
import { Status } from "~/ui/status";

export const handle = { area: "office", reads: "review.manage" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.office.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const read = demand(await readReview(who, args.params.id));
  const { facts, round, rules, plan, confirmations, experts, scoresAreOpen } = read;
  const current = read.applications.flatMap((one) => one.sheets).filter((one) => one.roundId === round?.id);
  const isLive = (state: string) => liveSheetStates.some((one) => one === state);
  const live = current.filter((one) => isLive(one.state));
  const sealed = live.filter((one) => one.state === "sealed").length;
  const missing = read.applications.reduce((total, { needs, sheets }) => {
    const filled = sheets.filter((one) => one.roundId === round?.id && isLive(one.state)).length;
    return total + Math.max(0, needs - filled);
  }, 0);
  const confirmedByMe = confirmations.some((one) => one.personId === who.id);
  const step = reviewStep({
    state: round?.state ?? null,
    plan,
    experts: experts.length,
    missing,
    unsealed: live.length - sealed,
    confirmed: confirmedByMe || confirmations.some(({ role }) => role === "secretary"),
    isRanking: facts.state === "ranking",
  });
  return {
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    step: facts.roles.includes("secretary") ? step : null,
    isOver: scoresAreOpen && facts.state !== "ranking",
    waiting: plan.ok ? 0 : plan.left,
    missing,
    ranking: scoresAreOpen ? `/office/competitions/${facts.id}/ranking` : null,
    round: round && { id: round.id, ordinal: round.ordinal, state: round.state, dueAt: round.dueAt.toISOString() },
    openedRounds: read.rounds.filter((one) => one.state === "opened").map((one) => one.id),
    experts: experts.length,
    blind: rules.review.blind,
    perApplication: rules.review.expertsPerApplication,
    sealed,
    live: live.length,
    confirmedByMe,
    confirmations: confirmations.map(({ role, name }) => ({ role, name })),
    awaited: read.awaited,
    history: read.history,
    applications: read.applications.map(({ sheets, ...one }) => ({
      ...one,
      sheets: sheets.map(({ sheetId, roundId, expert, state }) => ({ sheetId, roundId, expert, state })),
    })),
  };
}

const doneKeys = [
  "prepared",
  "assigned",
  "distributed",
  "started",
  "closed",
  "confirmed",
  "opened",
  "replaced",
  "annulled",
] as const;

export default function Review() {
  const data = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.review.office;
  const base = `/office/competitions/${data.id}/review`;
  const said = doneKeys.find((key) => key === query.get("done"));
  const { round } = data;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={data.isOver ? words.leads.over : words.leads[round?.state ?? "none"]}
        status={round ? <Status tone="progress">{t.review.roundStates[round.state]}</Status> : undefined}
        trail={officeTrail(t, data)}
      />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {data.step ? (
        <ReviewActions
          base={`/office/competitions/${data.id}`}
          step={data.step}
          waiting={data.waiting}
          missing={data.missing}
          sealed={data.sealed}
          live={data.live}
          due={round && { at: round.dueAt, zone: data.zone }}
          ranking={data.ranking}
          confirmedByMe={data.confirmedByMe}
          confirmations={data.confirmations}
          awaited={data.awaited}
        />
      ) : null}
      <DataList
        items={[
          round ? { label: words.round(round.ordinal), value: t.review.roundStates[round.state] } : false,
          round ? { label: words.due, value: formatInstant(round.dueAt, data.zone, lang) } : false,
          { label: words.blind, value: words.blindModes[data.blind] },
          { label: words.perApplication, value: data.perApplication },
          { label: words.experts, value: data.experts },
          data.confirmations.length > 0
            ? {
                label: t.review.opening.confirmed,
                value: data.confirmations
                  .map((one) => words.confirmed(t.review.opening.roles[one.role], one.name))
                  .join("; "),
              }
            : false,
        ]}
      />
      {round ? (
        <>
          {data.step === "waitForExperts" ? null : <p>{words.progress(data.sealed, data.live)}</p>}
          <ReviewGrid
            base={base}
            rows={data.applications}
            state={round.state}
            roundId={round.id}
            mayManage={data.step !== null}
            openedRounds={data.openedRounds}
          />
          <h2>{t.common.history.label}</h2>
          <History entries={data.history} zone={data.zone} />
        </>
      ) : (
        <EmptyState title={words.notPrepared}>{words.notPreparedBody}</EmptyState>
      )}
    </>
  );
}
