import type { CompetitionMode, CompetitionState } from "~/lifecycle/2-announcement/competition";
import { formatMoney } from "~/text/format";
import { Card, Cards } from "../card";
import { DataList } from "../data-list";
import { Deadline } from "../deadline";
import { usePage } from "../page";
import { Status } from "../status";
import { PhaseStatus, phaseOf } from "./competition-status";

/** A competition as it is found by anybody. */
export type PublicRow = {
  id: string;
  title: string;
  slug: string;
  organiserSlug: string;
  organiser: string;
  locality: string;
  state: CompetitionState;
  mode: CompetitionMode;
  zone: string;
  now: string;
  opensAt: string;
  closesAt: string;
  money: string;
};

/** Competitions as cards: where, how much money, and until when. */
export function CompetitionCards({ rows, level = 2 }: { rows: readonly PublicRow[]; level?: 2 | 3 }) {
  return (
    <Cards>
      {rows.map((row) => (
        <CompetitionCard key={row.id} row={row} level={level} />
      ))}
    </Cards>
  );
}

function CompetitionCard({ row, level }: { row: PublicRow; level: 2 | 3 }) {
  const { t, lang, href } = usePage();
  const words = t.announcement.site.card;
  const phase = phaseOf(row);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <Card>
      <p className="card-states">
        <PhaseStatus {...row} /> {row.mode === "test" ? <Status tone="warn">{words.test}</Status> : null}
      </p>
      <Heading className="card-title" lang="ru">
        <a href={href(`/${row.organiserSlug}/${row.slug}`)}>{row.title}</a>
      </Heading>
      <p className="muted" lang="ru">
        {row.locality}. {row.organiser}
      </p>
      <DataList
        items={[
          { label: words.money, value: formatMoney(row.money, lang) },
          phase === "open" && {
            label: words.closes,
            value: <Deadline at={row.closesAt} now={row.now} zone={row.zone} />,
          },
          phase === "soon" && {
            label: words.opens,
            value: <Deadline at={row.opensAt} now={row.now} zone={row.zone} />,
          },
        ]}
      />
    </Card>
  );
}
