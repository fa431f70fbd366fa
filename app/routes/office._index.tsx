import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { nextMilestone } from "~/lifecycle/2-announcement/calendar";
import { isWaiting, nextAction } from "~/lifecycle/2-announcement/next-action";
import { officeCompetitions, officesOf } from "~/lifecycle/2-announcement/office.queries.server";
import { made } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { CompetitionTable } from "~/ui/announcement/competition-table";
import { actionPages } from "~/ui/announcement/stage-steps";
import { ButtonRow, LinkButton } from "~/ui/button";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { DoneAlert } from "~/ui/registration/done-alert";

export const handle = { area: "office", reads: "competition.list" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.home.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const offices = await officesOf(who);
  const may = policy["competition.list"](who, { roles: offices.flatMap(({ roles }) => roles) });
  demand(may.ok ? made(true) : may);
  const query = new URL(args.request.url).searchParams;
  const organiser = query.get("organiser") || undefined;
  const page = pageNumber(query);
  // why: nothing that decides can be done without a secretary, and only the organiser's administrator can invite one.
  const bare = offices.find((one) => one.secretary !== "acts" && one.roles.includes("organiserAdmin"));
  const { rows, pages } = await officeCompetitions(who, { organiserId: organiser, page });
  return {
    page,
    pages,
    organiser: organiser ?? null,
    offices: offices.map(({ id, shortName }) => ({ id, shortName })),
    bare: bare && { id: bare.id, shortName: bare.shortName, isInvited: bare.secretary === "invited" },
    rows: rows.map(({ rules, waiting, proposal, ...row }) => ({
      id: row.id,
      title: row.title,
      organiser: row.organiser,
      state: row.state,
      mode: row.mode,
      zone: row.zone,
      now: row.now.toISOString(),
      next: nextOf(nextMilestone(rules, row.now)),
      action: nextAction({ ...row, questions: waiting, proposal }),
    })),
  };
}

function nextOf(next: ReturnType<typeof nextMilestone>) {
  return next && { key: next.key, at: next.at.toISOString() };
}

export default function OfficeHome() {
  const { rows, offices, bare, organiser, page, pages } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.office;
  const urgent =
    rows.find(({ action }) => action === "confirmAnnouncement") ?? rows.find(({ action }) => !isWaiting(action));
  return (
    <>
      <PageTitle title={words.home.title} lead={words.home.lead} />
      <DoneAlert words={words.home.done} />
      {bare ? (
        <SecretaryStep {...bare} />
      ) : urgent ? (
        <NextStep
          title={words.actions[urgent.action].title}
          to={`/office/competitions/${urgent.id}${actionPages[urgent.action]}`}
          action={words.actions[urgent.action].button}
        >
          <p lang="ru">{urgent.title}</p>
        </NextStep>
      ) : (
        <NextStep />
      )}
      {offices.length > 1 ? (
        <nav className="tabs" aria-label={words.home.organisers}>
          <ul>
            {[{ id: null, shortName: words.home.allOrganisers }, ...offices].map(({ id, shortName }) => (
              <li key={id}>
                <a
                  href={id ? `/office?organiser=${id}` : "/office"}
                  aria-current={id === organiser ? "page" : undefined}
                >
                  {shortName}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <CompetitionTable rows={rows} />
      <Pager page={page} pages={pages} to={(n) => `/office?page=${n}${organiser ? `&organiser=${organiser}` : ""}`} />
      {rows.length > 0 ? (
        <ButtonRow>
          <LinkButton look="plain" to="/office/competitions/new">
            {words.home.newCompetition}
          </LinkButton>
        </ButtonRow>
      ) : null}
    </>
  );
}

/** What an organiser's administrator does first: a competition is run by a secretary, and there is none. */
function SecretaryStep({ id, shortName, isInvited }: { id: string; shortName: string; isInvited: boolean }) {
  const { t } = usePage();
  const words = t.announcement.office.home[isInvited ? "secretaryInvited" : "secretaryMissing"];
  return (
    <NextStep title={words.title} to={`/office/organisers/${id}${isInvited ? "" : "#invite"}`} action={words.button}>
      <p lang="ru">{shortName}</p>
      <p>{words.body}</p>
    </NextStep>
  );
}
