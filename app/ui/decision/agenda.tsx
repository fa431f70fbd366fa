import type { ReactNode } from "react";
import type { ItemView } from "~/lifecycle/6-decision/view";
import { formatMoney, formatScore } from "~/text/format";
import { usePage } from "../page";
import { Status } from "../status";
import { Table } from "../table";
import { outcomeTone, whyWords } from "./words";

/** The agenda in its order: what is proposed, what is decided, and what the reader may do with an item. */
export function Agenda({
  items,
  itemTo,
  actions,
}: {
  items: readonly ItemView[];
  /** Where an item is read, when it is. */
  itemTo?: (item: ItemView) => string;
  actions?: { head: string; cell: (item: ItemView) => ReactNode };
}) {
  const { t, lang, href } = usePage();
  const { columns, number, meeting } = t.decision;
  return (
    <Table
      caption={meeting.agenda}
      quiet
      rows={items}
      keyOf={(item) => item.id}
      columns={[
        { head: columns.place, cell: (item) => item.place ?? "", number: true },
        {
          head: columns.project,
          main: true,
          cell: (item) => (
            <>
              {number(item.number)}{" "}
              {itemTo ? (
                <a href={href(itemTo(item))} lang="ru">
                  {item.title}
                </a>
              ) : (
                <span lang="ru">{item.title}</span>
              )}
              <div className="small muted" lang="ru">
                {item.applicant}
              </div>
            </>
          ),
        },
        { head: columns.score, cell: (item) => (item.score ? formatScore(item.score, lang) : ""), number: true },
        { head: columns.requested, cell: (item) => formatMoney(item.requested, lang), number: true },
        { head: columns.outcome, cell: (item) => <Proposal item={item} /> },
        { head: columns.decision, cell: (item) => <Decision item={item} /> },
        actions ? { head: actions.head, cell: actions.cell } : false,
      ]}
    />
  );
}

/** What is proposed about an item, with the sum and the reason. */
export function Proposal({ item }: { item: ItemView }) {
  const { t, lang } = usePage();
  const why = whyWords(t, item.reason, item.cutReason);
  return (
    <>
      {t.decision.outcomes[item.proposedOutcome]}
      {item.proposedOutcome === "awarded" ? `: ${formatMoney(item.proposed, lang)}` : ""}
      {why ? <div className="small muted">{why}</div> : null}
    </>
  );
}

/** Where an item stands: not heard, being voted, or what was decided and by which votes. */
export function Decision({ item }: { item: ItemView }) {
  const { t } = usePage();
  const { itemStates, decided, meeting } = t.decision;
  if (item.state !== "voted" || item.outcome === null) {
    return <Status tone={item.state === "voting" ? "progress" : "neutral"}>{itemStates[item.state]}</Status>;
  }
  return (
    <>
      <Status tone={outcomeTone[item.outcome]}>{decided[item.outcome]}</Status>
      {item.votes ? <div className="small muted">{meeting.tally(item.votes.tally)}</div> : null}
    </>
  );
}
