import type { MilestoneKey } from "~/lifecycle/2-announcement/calendar";
import type { CompetitionMode, CompetitionState } from "~/lifecycle/2-announcement/competition";
import type { OfficeAction } from "~/lifecycle/2-announcement/next-action";
import { LinkButton } from "../button";
import { Deadline } from "../deadline";
import { EmptyState } from "../empty-state";
import { usePage } from "../page";
import { Status } from "../status";
import { Table } from "../table";
import { CompetitionStatus } from "./competition-status";
import { actionPages } from "./stage-steps";

/** A competition in the list of its office. */
export type OfficeRow = {
  id: string;
  title: string;
  organiser: string;
  state: CompetitionState;
  mode: CompetitionMode;
  zone: string;
  now: string;
  next: { key: MilestoneKey; at: string } | null;
  action: OfficeAction;
};

/** The competitions of an office: state, the next date, and the step that is asked of it. */
export function CompetitionTable({ rows }: { rows: readonly OfficeRow[] }) {
  const { t, href } = usePage();
  const words = t.announcement.office;
  return (
    <Table
      caption={words.home.caption}
      quiet
      rows={rows}
      keyOf={({ id }) => id}
      empty={
        <EmptyState
          title={words.home.emptyTitle}
          action={<LinkButton to="/office/competitions/new">{words.home.newCompetition}</LinkButton>}
        >
          {words.home.emptyBody}
        </EmptyState>
      }
      columns={[
        {
          head: words.home.competition,
          main: true,
          cell: (row) => (
            <>
              <a href={href(`/office/competitions/${row.id}`)} lang="ru">
                {row.title}
              </a>
              <div className="small muted" lang="ru">
                {row.organiser}
              </div>
            </>
          ),
        },
        {
          head: words.home.state,
          cell: (row) => (
            <>
              <CompetitionStatus state={row.state} />{" "}
              {row.mode === "test" ? <Status tone="warn">{t.announcement.modes.test}</Status> : null}
            </>
          ),
        },
        { head: words.home.next, cell: (row) => <NextDate row={row} /> },
        {
          head: words.home.yourStep,
          cell: ({ id, action }) =>
            action === "nothing" ? (
              words.actions.nothing.title
            ) : (
              <a href={href(`/office/competitions/${id}${actionPages[action]}`)}>{words.actions[action].title}</a>
            ),
        },
      ]}
    />
  );
}

function NextDate({ row }: { row: OfficeRow }) {
  const { t } = usePage();
  if (!row.next) return <span className="muted">{t.announcement.office.home.noNext}</span>;
  return <Deadline label={`${t.announcement.dates[row.next.key]}:`} at={row.next.at} now={row.now} zone={row.zone} />;
}
