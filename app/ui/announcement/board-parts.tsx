import type { ApplicationState } from "~/lifecycle/3-application/application";
import { Card, Cards } from "../card";
import { usePage } from "../page";
import { Table } from "../table";

type Count = { state: ApplicationState; count: number };

/** How many applications there are, by state; before opening nothing else is known of them. */
export function BoardNumbers({ applications }: { applications: readonly Count[] }) {
  const { t } = usePage();
  const words = t.announcement.office.board;
  return (
    <Table
      caption={words.numbers}
      quiet
      rows={applications}
      keyOf={({ state }) => state}
      empty={<p className="muted">{words.noApplications}</p>}
      columns={[
        { head: t.announcement.office.home.state, main: true, cell: ({ state }) => t.state.application[state] },
        { head: t.common.total, number: true, cell: ({ count }) => count },
      ]}
    />
  );
}

const pages = [
  "rules",
  "form",
  "questions",
  "people",
  "paper-applications",
  "applications",
  "review",
  "ranking",
  "meeting",
  "publication",
  "agreements",
  "letters",
  "papers",
] as const;

type Page = (typeof pages)[number];
/** What opens the pages that are not there from the first day. */
const openedBy: Partial<Record<Page, "applications" | "scores">> = {
  review: "applications",
  papers: "applications",
  ranking: "scores",
  meeting: "scores",
};

type Links = {
  base: string;
  waiting: number;
  takesPaper: boolean;
  isOpen: Record<"applications" | "scores", boolean>;
};

/** The pages of a competition's office; one that is not open yet is no link and says what it waits for. */
export function BoardLinks({ base, waiting, takesPaper, isOpen }: Links) {
  const { t, href } = usePage();
  const words = t.announcement.office.board;
  const shown = pages.filter((page) => page !== "paper-applications" || takesPaper);
  return (
    <Cards>
      {shown.map((page) => {
        const needed = openedBy[page];
        const waitsFor = needed && !isOpen[needed] ? words.opensAfter[needed] : null;
        const hint = page === "questions" && waiting > 0 ? words.waiting(waiting) : words.linkHints[page];
        return (
          <Card key={page}>
            <h3 className="card-title">
              {waitsFor ? words.links[page] : <a href={href(`${base}/${page}`)}>{words.links[page]}</a>}
            </h3>
            <p className="muted">{waitsFor ?? hint}</p>
          </Card>
        );
      })}
    </Cards>
  );
}
